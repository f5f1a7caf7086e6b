package io.sessionaudit.core.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.live.LivePlace;
import io.sessionaudit.core.live.LivePool;
import io.sessionaudit.core.live.LiveSession;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.log.SessionActivity;

/** Metrics of the open sessions: by place, and the longest times of each pool. Not thread-safe. */
final class UseMetrics {
    static final String SESSIONS = "{session}";

    private final LiveState state;

    private UseMetrics(LiveState state) {
        this.state = state;
    }

    static List<Metric> of(LiveState state, KnownPlaces places) {
        UseMetrics metrics = new UseMetrics(state);
        return List.of(metrics.places(places), metrics.longestHeld(), metrics.idleInTransaction());
    }

    private Metric places(KnownPlaces known) {
        Map<Map<String, String>, Double> inUse = new LinkedHashMap<>();
        for (LivePlace place : state.places()) {
            inUse.merge(
                    Map.of(StateMetrics.POOL, place.source(), "place", known.label(place.place())),
                    (double) place.inUse(),
                    Double::sum);
        }
        return new Metric(
                "session_audit.place_sessions",
                MetricType.UP_DOWN_COUNTER,
                SESSIONS,
                "Open sessions by the code that opened them",
                points(inUse));
    }

    private Metric longestHeld() {
        Map<Map<String, String>, Double> seconds = zeroForEachPool();
        for (LivePlace place : state.places()) {
            seconds.merge(
                    Map.of(StateMetrics.POOL, place.source()), StateMetrics.seconds(place.longestNanos()), Double::max);
        }
        return new Metric(
                "session_audit.longest_held",
                MetricType.GAUGE,
                Metric.SECONDS,
                "How long the oldest open session is open",
                points(seconds));
    }

    private Metric idleInTransaction() {
        Map<Map<String, String>, Double> seconds = zeroForEachPool();
        for (LiveSession session : state.sessions()) {
            if (session.hasUncommittedChanges() && session.state() != SessionActivity.IN_CALL) {
                seconds.merge(
                        Map.of(StateMetrics.POOL, session.source()),
                        StateMetrics.seconds(session.idleNanos()),
                        Double::max);
            }
        }
        return new Metric(
                "session_audit.idle_in_transaction",
                MetricType.GAUGE,
                Metric.SECONDS,
                "How long the session with uncommitted changes is idle that is idle for the longest time",
                points(seconds));
    }

    private Map<Map<String, String>, Double> zeroForEachPool() {
        Map<Map<String, String>, Double> values = new LinkedHashMap<>();
        for (LivePool pool : state.pools()) {
            values.put(Map.of(StateMetrics.POOL, pool.source()), 0.0);
        }
        return values;
    }

    private static List<MetricPoint> points(Map<Map<String, String>, Double> values) {
        List<MetricPoint> points = new ArrayList<>();
        values.forEach((attributes, value) -> points.add(new MetricPoint(attributes, value)));
        return points;
    }
}

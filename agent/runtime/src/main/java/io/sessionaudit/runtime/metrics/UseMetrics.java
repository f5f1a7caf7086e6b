package io.sessionaudit.runtime.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.sessionaudit.core.live.LivePlace;
import io.sessionaudit.core.live.LivePool;
import io.sessionaudit.core.live.LiveSession;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.log.SessionActivity;

/** Metrics of the open sessions: by place, and the longest times of each pool. Not thread-safe. */
final class UseMetrics {
    private final LiveState state;

    private UseMetrics(LiveState state) {
        this.state = state;
    }

    static List<MetricSnapshot> of(LiveState state, KnownPlaces places) {
        UseMetrics metrics = new UseMetrics(state);
        return List.of(metrics.places(places), metrics.longestHeld(), metrics.idleInTransaction());
    }

    private MetricSnapshot places(KnownPlaces known) {
        Map<Labels, Double> inUse = new LinkedHashMap<>();
        for (LivePlace place : state.places()) {
            inUse.merge(
                    Labels.of(StateMetrics.POOL, place.source(), "place", known.label(place.place())),
                    (double) place.inUse(),
                    Double::sum);
        }
        return StateMetrics.gauge(
                "session_audit_place_sessions", "Open sessions by the code that opened them", points(inUse));
    }

    private MetricSnapshot longestHeld() {
        Map<Labels, Double> seconds = zeroForEachPool();
        for (LivePlace place : state.places()) {
            seconds.merge(
                    Labels.of(StateMetrics.POOL, place.source()),
                    StateMetrics.seconds(place.longestNanos()),
                    Double::max);
        }
        return StateMetrics.gauge(
                "session_audit_longest_held_seconds", "How long the oldest open session is open", points(seconds));
    }

    private MetricSnapshot idleInTransaction() {
        Map<Labels, Double> seconds = zeroForEachPool();
        for (LiveSession session : state.sessions()) {
            if (session.hasUncommittedChanges() && session.state() != SessionActivity.IN_CALL) {
                seconds.merge(
                        Labels.of(StateMetrics.POOL, session.source()),
                        StateMetrics.seconds(session.idleNanos()),
                        Double::max);
            }
        }
        return StateMetrics.gauge(
                "session_audit_idle_in_transaction_seconds",
                "How long the session with uncommitted changes is idle that is idle for the longest time",
                points(seconds));
    }

    private Map<Labels, Double> zeroForEachPool() {
        Map<Labels, Double> values = new LinkedHashMap<>();
        for (LivePool pool : state.pools()) {
            values.put(Labels.of(StateMetrics.POOL, pool.source()), 0.0);
        }
        return values;
    }

    private static List<GaugeDataPointSnapshot> points(Map<Labels, Double> values) {
        List<GaugeDataPointSnapshot> points = new ArrayList<>();
        values.forEach((labels, value) -> points.add(StateMetrics.point(labels, value)));
        return points;
    }
}

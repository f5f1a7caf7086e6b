package io.sessionaudit.core.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.live.LiveAgent;
import io.sessionaudit.core.live.LivePool;
import io.sessionaudit.core.live.LiveState;

/** The metrics of a state. Not thread-safe. */
public final class StateMetrics {
    static final String POOL = "db.client.connection.pool.name";

    private StateMetrics() {}

    /**
     * {@return all metrics}
     *
     * @param places the places that have points of their own
     */
    public static List<Metric> of(LiveState state, KnownPlaces places) {
        List<Metric> metrics = new ArrayList<>(PoolMetrics.of(distinct(state.pools())));
        metrics.addAll(UseMetrics.of(state, places));
        LiveAgent agent = state.agent();
        metrics.add(new Metric(
                "session_audit",
                MetricType.INFO,
                "",
                "The version of the agent and of Java",
                List.of(new MetricPoint(Map.of("version", agent.version(), "java", agent.java()), 1))));
        metrics.add(single(
                "session_audit.auditing",
                MetricType.GAUGE,
                "",
                "1, or 0 while the audit is switched off",
                agent.isAuditing() ? 1 : 0));
        metrics.add(single(
                "session_audit.last_scan_timestamp",
                MetricType.GAUGE,
                Metric.SECONDS,
                "When the watch thread took the state",
                state.time().getEpochSecond() + state.time().getNano() / 1e9));
        metrics.add(single(
                "session_audit.dropped_sessions",
                MetricType.COUNTER,
                UseMetrics.SESSIONS,
                "Sessions that were only counted, because the queue of the log was full",
                agent.dropped()));
        return metrics;
    }

    private static Metric single(String name, MetricType type, String unit, String description, double value) {
        return new Metric(name, type, unit, description, List.of(new MetricPoint(Map.of(), value)));
    }

    /** Sources whose name is not known yet have that of their class; the one with the most connections is kept. */
    private static List<LivePool> distinct(List<LivePool> pools) {
        Map<String, LivePool> byName = new LinkedHashMap<>();
        pools.forEach(pool -> byName.putIfAbsent(pool.source(), pool));
        return new ArrayList<>(byName.values());
    }

    static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }
}

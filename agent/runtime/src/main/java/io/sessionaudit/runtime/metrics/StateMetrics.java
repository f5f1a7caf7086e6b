package io.sessionaudit.runtime.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.sessionaudit.core.live.LiveAgent;
import io.sessionaudit.core.live.LivePool;
import io.sessionaudit.core.live.LiveState;

/** The metrics of a state. Not thread-safe. */
final class StateMetrics {
    /** The attribute {@code db.client.connection.pool.name} of OpenTelemetry. */
    static final String POOL = "db_client_connection_pool_name";

    private StateMetrics() {}

    /** {@return all metrics} */
    static MetricSnapshots of(LiveState state, KnownPlaces places) {
        List<MetricSnapshot> metrics = new ArrayList<>(PoolMetrics.of(distinct(state.pools())));
        metrics.addAll(UseMetrics.of(state, places));
        LiveAgent agent = state.agent();
        metrics.add(InfoSnapshot.builder()
                .name("session_audit")
                .help("The version of the agent and of Java")
                .dataPoint(new InfoDataPointSnapshot(Labels.of("version", agent.version(), "java", agent.java())))
                .build());
        metrics.add(gauge(
                "session_audit_auditing",
                "1, or 0 while the audit is switched off",
                points(point(Labels.EMPTY, agent.isAuditing() ? 1 : 0))));
        metrics.add(gauge(
                "session_audit_last_scan_timestamp_seconds",
                "When the watch thread took the state",
                points(point(
                        Labels.EMPTY, state.time().getEpochSecond() + state.time().getNano() / 1e9))));
        metrics.add(counter(
                "session_audit_dropped_sessions",
                "Sessions that were only counted, because the queue of the log was full",
                List.of(count(Labels.EMPTY, agent.dropped()))));
        return new MetricSnapshots(metrics);
    }

    /** Sources whose name is not known yet have that of their class; the one with the most connections is kept. */
    private static List<LivePool> distinct(List<LivePool> pools) {
        Map<String, LivePool> byName = new LinkedHashMap<>();
        pools.forEach(pool -> byName.putIfAbsent(pool.source(), pool));
        return new ArrayList<>(byName.values());
    }

    static MetricSnapshot gauge(String name, String help, List<GaugeDataPointSnapshot> points) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        points.forEach(gauge::dataPoint);
        return gauge.build();
    }

    static MetricSnapshot counter(String name, String help, List<CounterDataPointSnapshot> points) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        points.forEach(counter::dataPoint);
        return counter.build();
    }

    static GaugeDataPointSnapshot point(Labels labels, double value) {
        return new GaugeDataPointSnapshot(value, labels, null);
    }

    static CounterDataPointSnapshot count(Labels labels, double value) {
        return new CounterDataPointSnapshot(value, labels, null, 0);
    }

    static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private static List<GaugeDataPointSnapshot> points(GaugeDataPointSnapshot point) {
        return List.of(point);
    }
}

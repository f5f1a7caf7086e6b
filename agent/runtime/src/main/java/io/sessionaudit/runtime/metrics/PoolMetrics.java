package io.sessionaudit.runtime.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import io.sessionaudit.core.live.LivePool;
import io.sessionaudit.core.live.UseTimes;
import io.sessionaudit.core.log.FindingKind;

/**
 * The metrics of the pools: those of OpenTelemetry's conventions for database clients, under the names that
 * OpenTelemetry gives them for Prometheus, and the agent's own. Not thread-safe.
 */
final class PoolMetrics {
    private static final String STATE = "db_client_connection_state";

    private final List<LivePool> pools;

    private PoolMetrics(List<LivePool> pools) {
        this.pools = pools;
    }

    static List<MetricSnapshot> of(List<LivePool> pools) {
        PoolMetrics metrics = new PoolMetrics(pools);
        List<MetricSnapshot> all = new ArrayList<>(metrics.conventional());
        all.addAll(metrics.own());
        return all;
    }

    private List<MetricSnapshot> conventional() {
        return List.of(
                connections(),
                gauge("db_client_connection_max", "Maximum number of connections", p -> p.max() >= 0, LivePool::max),
                gauge(
                        "db_client_connection_pending_requests",
                        "Threads that wait for a connection",
                        p -> true,
                        LivePool::waiting),
                counter(
                        "db_client_connection_timeouts",
                        "Borrows that failed because the pool was exhausted",
                        LivePool::timeouts),
                useTimes(),
                waitTimes());
    }

    private List<MetricSnapshot> own() {
        return List.of(
                gauge(
                        "session_audit_pool_exhausted",
                        "1 if every connection is in use or lost, else 0",
                        p -> p.max() >= 0,
                        p -> p.isExhausted() ? 1 : 0),
                gauge("session_audit_open_sessions", "Open sessions", p -> true, LivePool::open),
                counter(
                        "session_audit_lost_connections",
                        "Connections that were garbage-collected while they were lent",
                        LivePool::lost),
                findings());
    }

    /** The suffix is reserved for other types, so it has none: a gauge of that name is not correct. */
    private MetricSnapshot connections() {
        UnknownSnapshot.Builder metric = UnknownSnapshot.builder()
                .name("db_client_connection_count")
                .help("Connections in use; the agent does not count idle ones");
        for (LivePool pool : pools) {
            metric.dataPoint(
                    new UnknownDataPointSnapshot(pool.inUse(), labels(pool).add(STATE, "used"), null));
        }
        return metric.build();
    }

    private MetricSnapshot useTimes() {
        HistogramSnapshot.Builder metric = HistogramSnapshot.builder()
                .name("db_client_connection_use_time_seconds")
                .help("How long sessions were open that have ended");
        for (LivePool pool : pools) {
            metric.dataPoint(new HistogramDataPointSnapshot(
                    buckets(pool.useTimes()),
                    StateMetrics.seconds(pool.useTimes().sumNanos()),
                    labels(pool),
                    Exemplars.EMPTY,
                    0));
        }
        return metric.build();
    }

    private static ClassicHistogramBuckets buckets(UseTimes times) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        long[] limits = UseTimes.limitsMillis();
        long[] counts = times.counts();
        for (int i = 0; i < counts.length; i++) {
            buckets.bucket(i < limits.length ? limits[i] / 1e3 : Double.POSITIVE_INFINITY, counts[i]);
        }
        return buckets.build();
    }

    /** Borrows are not timed, so there are no buckets; the sum is right on average. */
    private MetricSnapshot waitTimes() {
        SummarySnapshot.Builder metric = SummarySnapshot.builder()
                .name("db_client_connection_wait_time_seconds")
                .help("Sessions that have ended, and the time that threads waited for connections, by samples");
        for (LivePool pool : pools) {
            metric.dataPoint(new SummaryDataPointSnapshot(
                    pool.sessions(),
                    StateMetrics.seconds(pool.waitedNanos()),
                    Quantiles.EMPTY,
                    labels(pool),
                    Exemplars.EMPTY,
                    0));
        }
        return metric.build();
    }

    /** All kinds from the start: the increase of a counter that appears with its first value is unknown. */
    private MetricSnapshot findings() {
        List<CounterDataPointSnapshot> points = new ArrayList<>();
        for (LivePool pool : pools) {
            for (FindingKind kind : FindingKind.values()) {
                Long found = pool.findings().get(kind);
                points.add(StateMetrics.count(labels(pool).add("kind", kind.label()), found == null ? 0 : found));
            }
        }
        return StateMetrics.counter("session_audit_findings", "Findings, with those that were withdrawn later", points);
    }

    private MetricSnapshot gauge(
            String name, String help, Predicate<LivePool> isKnown, ToDoubleFunction<LivePool> value) {
        List<GaugeDataPointSnapshot> points = new ArrayList<>();
        for (LivePool pool : pools) {
            if (isKnown.test(pool)) {
                points.add(StateMetrics.point(labels(pool), value.applyAsDouble(pool)));
            }
        }
        return StateMetrics.gauge(name, help, points);
    }

    private MetricSnapshot counter(String name, String help, ToDoubleFunction<LivePool> value) {
        List<CounterDataPointSnapshot> points = new ArrayList<>();
        pools.forEach(pool -> points.add(StateMetrics.count(labels(pool), value.applyAsDouble(pool))));
        return StateMetrics.counter(name, help, points);
    }

    private static Labels labels(LivePool pool) {
        return Labels.of(StateMetrics.POOL, pool.source());
    }
}

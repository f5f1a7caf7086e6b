package io.sessionaudit.core.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

import io.sessionaudit.core.live.LivePool;
import io.sessionaudit.core.live.UseTimes;
import io.sessionaudit.core.log.FindingKind;

/**
 * The metrics of the pools: those of OpenTelemetry's conventions for database clients, and the agent's own. Not
 * thread-safe.
 */
final class PoolMetrics {
    private static final String STATE = "db.client.connection.state";
    private static final String CONNECTIONS = "{connection}";

    private final List<LivePool> pools;

    private PoolMetrics(List<LivePool> pools) {
        this.pools = pools;
    }

    static List<Metric> of(List<LivePool> pools) {
        PoolMetrics metrics = new PoolMetrics(pools);
        List<Metric> all = new ArrayList<>(metrics.conventional());
        all.addAll(metrics.own());
        return all;
    }

    private List<Metric> conventional() {
        return List.of(
                connections(),
                metric(
                        "db.client.connection.max",
                        MetricType.UP_DOWN_COUNTER,
                        CONNECTIONS,
                        "Maximum number of connections",
                        pool -> pool.max() >= 0,
                        LivePool::max),
                metric(
                        "db.client.connection.pending_requests",
                        MetricType.UP_DOWN_COUNTER,
                        "{request}",
                        "Threads that wait for a connection",
                        pool -> true,
                        LivePool::waiting),
                metric(
                        "db.client.connection.timeouts",
                        MetricType.COUNTER,
                        "{timeout}",
                        "Borrows that failed because the pool was exhausted",
                        pool -> true,
                        LivePool::timeouts),
                useTimes(),
                waitTimes());
    }

    private List<Metric> own() {
        return List.of(
                metric(
                        "session_audit.pool_exhausted",
                        MetricType.GAUGE,
                        "",
                        "1 if every connection is in use or lost, else 0",
                        pool -> pool.max() >= 0,
                        pool -> pool.isExhausted() ? 1 : 0),
                metric(
                        "session_audit.open_sessions",
                        MetricType.UP_DOWN_COUNTER,
                        UseMetrics.SESSIONS,
                        "Open sessions",
                        pool -> true,
                        LivePool::open),
                metric(
                        "session_audit.lost_connections",
                        MetricType.COUNTER,
                        CONNECTIONS,
                        "Connections that were garbage-collected while they were lent",
                        pool -> true,
                        LivePool::lost),
                findings());
    }

    private Metric connections() {
        List<MetricPoint> points = new ArrayList<>();
        for (LivePool pool : pools) {
            points.add(new MetricPoint(Map.of(StateMetrics.POOL, pool.source(), STATE, "used"), pool.inUse()));
        }
        return new Metric(
                "db.client.connection.count",
                MetricType.UP_DOWN_COUNTER,
                CONNECTIONS,
                "Connections in use; the agent does not count idle ones",
                points);
    }

    private Metric useTimes() {
        double[] limits = LongStream.of(UseTimes.limitsMillis())
                .mapToDouble(millis -> millis / 1e3)
                .toArray();
        List<MetricPoint> points = new ArrayList<>();
        for (LivePool pool : pools) {
            long[] counts = pool.useTimes().counts();
            points.add(new MetricPoint(
                    attributes(pool),
                    StateMetrics.seconds(pool.useTimes().sumNanos()),
                    new Distribution(LongStream.of(counts).sum(), limits, counts)));
        }
        return new Metric(
                "db.client.connection.use_time",
                MetricType.HISTOGRAM,
                Metric.SECONDS,
                "How long sessions were open that have ended",
                points);
    }

    /** Borrows are not timed, so there are no limits; the sum is right on average. */
    private Metric waitTimes() {
        List<MetricPoint> points = new ArrayList<>();
        for (LivePool pool : pools) {
            points.add(new MetricPoint(
                    attributes(pool),
                    StateMetrics.seconds(pool.waitedNanos()),
                    new Distribution(pool.sessions(), new double[0], new long[0])));
        }
        return new Metric(
                "db.client.connection.wait_time",
                MetricType.HISTOGRAM,
                Metric.SECONDS,
                "Sessions that have ended, and the time that threads waited for connections, by samples",
                points);
    }

    /** All kinds from the start: the increase of a counter that appears with its first value is unknown. */
    private Metric findings() {
        List<MetricPoint> points = new ArrayList<>();
        for (LivePool pool : pools) {
            for (FindingKind kind : FindingKind.values()) {
                Long found = pool.findings().get(kind);
                points.add(new MetricPoint(
                        Map.of(StateMetrics.POOL, pool.source(), "kind", kind.label()), found == null ? 0 : found));
            }
        }
        return new Metric(
                "session_audit.findings",
                MetricType.COUNTER,
                "{finding}",
                "Findings, with those that were withdrawn later",
                points);
    }

    private Metric metric(
            String name,
            MetricType type,
            String unit,
            String description,
            Predicate<LivePool> isKnown,
            ToDoubleFunction<LivePool> value) {
        List<MetricPoint> points = new ArrayList<>();
        for (LivePool pool : pools) {
            if (isKnown.test(pool)) {
                points.add(new MetricPoint(attributes(pool), value.applyAsDouble(pool)));
            }
        }
        return new Metric(name, type, unit, description, points);
    }

    private static Map<String, String> attributes(LivePool pool) {
        return Map.of(StateMetrics.POOL, pool.source());
    }
}

package io.sessionaudit.core.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.session.OverflowCounts;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;

/**
 * The counters of the sources, and their gauges by samples. Bounded: sources beyond a limit are not counted; a source
 * that was not used for 15 minutes makes room. For the log thread, except {@link #known}.
 */
final class LivePools {
    static final int MAX_POOLS = 100;

    private static final long FORGET_NANOS = TimeUnit.SECONDS.toNanos(LiveHistory.SECONDS);
    private static final Comparator<LivePool> WORST_FIRST = Comparator.comparing(LivePool::isExhausted)
            .thenComparingInt(LivePool::waiting)
            .thenComparingInt(LivePool::inUse)
            .reversed()
            .thenComparing(LivePool::source);

    private final Map<Source, PoolCounters> counters = new ConcurrentHashMap<>();
    private long sampledNanos;

    /** {@return the sources that were used lately; for any thread} */
    Set<Source> known() {
        return counters.keySet();
    }

    void begin(long now) {
        sampledNanos = now;
    }

    void clear() {
        counters.clear();
    }

    void count(Session session, long heldNanos, long now) {
        PoolCounters known = of(session.source(), now);
        if (known != null) {
            known.addSession(heldNanos);
            known.setSeen(now);
        }
    }

    void count(Source source, OverflowCounts.Taken taken, long now) {
        PoolCounters known = of(source, now);
        if (known != null) {
            known.add(taken.sessions(), taken.heldMicros());
            known.setSeen(now);
            taken.findings().forEach(known::addFindings);
        }
    }

    void count(Source source, FindingKind kind, long now) {
        PoolCounters known = of(source, now);
        if (known != null) {
            known.addFindings(kind, 1);
        }
    }

    /** {@return the pools of a sample: the exhausted ones first, then by waiting threads and connections in use} */
    List<LivePool> of(LiveSample sample, Map<Source, Integer> open) {
        long now = sample.nanoTime();
        long sinceLast = Math.max(0, now - sampledNanos);
        sampledNanos = now;
        List<LivePool> pools = new ArrayList<>();
        sample.pools().forEach((source, gauges) -> {
            int sessions = open.getOrDefault(source, 0);
            int waiting = sample.waiting().getOrDefault(source, 0);
            PoolCounters known = of(source, now);
            PoolCounters counted = known == null ? new PoolCounters(now) : known;
            counted.addWaiting(waiting, sinceLast);
            if (sessions + waiting > 0 || gauges.inUse() > 0) {
                counted.setSeen(now);
            }
            pools.add(counted.toPool(source, gauges, sessions, waiting));
        });
        counters.values().removeIf(known -> now - known.seenNanos() >= FORGET_NANOS);
        pools.sort(WORST_FIRST);
        return pools;
    }

    private PoolCounters of(Source source, long now) {
        PoolCounters known = counters.get(source);
        if (known == null && counters.size() < MAX_POOLS) {
            known = new PoolCounters(now);
            counters.put(source, known);
        }
        return known;
    }
}

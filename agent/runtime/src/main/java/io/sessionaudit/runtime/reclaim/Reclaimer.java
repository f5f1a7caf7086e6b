package io.sessionaudit.runtime.reclaim;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.monitor.ConnectionReclaimer;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.runtime.listen.OwnThread;

/**
 * Has lost connections given back on a few threads of its own, so that neither the watch nor the application waits for a pool or
 * a driver. The threads end when there is nothing to do. Threadsafe.
 */
public final class Reclaimer implements ConnectionReclaimer {
    private static final int MAX_THREADS = 4;
    private static final long IDLE_SECONDS = 10;
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;
    private final BiConsumer<Object, Session> recall;
    private final Set<ReclaimAttempt> underWay = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> new OwnThread(work, "session-audit-reclaim"));

    /**
     * Nothing is under way.
     *
     * @param recall told of each connection and its session before the connection is used
     * @param sink gets what is to be logged
     */
    public Reclaimer(AuditClock clock, BiConsumer<Object, Session> recall, Consumer<AuditEvent> sink) {
        this.clock = clock;
        this.recall = recall;
        this.sink = sink;
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void begin(Session session, Object connection, Finding lost, boolean reachable, int calls) {
        ReclaimAttempt attempt =
                new ReclaimAttempt(session, connection, lost, reachable, calls, clock, clock.nanoTime(), sink);
        underWay.add(attempt);
        threads.execute(() -> {
            try {
                recall.accept(connection, session);
                attempt.run();
            } finally {
                underWay.remove(attempt);
            }
        });
    }

    @Override
    public void checkProgress(long now) {
        for (ReclaimAttempt attempt : underWay) {
            attempt.sayIfOlderThan(LONG_NANOS, now);
        }
    }
}

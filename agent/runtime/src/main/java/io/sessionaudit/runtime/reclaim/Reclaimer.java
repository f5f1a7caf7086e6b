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
 * Reclaims connections on up to four threads of its own, so that neither the watch thread nor the application waits for
 * a pool or a driver. Idle threads end. Threadsafe.
 */
public final class Reclaimer implements ConnectionReclaimer {
    private static final int MAX_THREADS = 4;
    private static final long IDLE_SECONDS = 10;
    private static final long UNFINISHED_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;
    private final BiConsumer<Object, Session> recall;
    private final Set<ReclaimAttempt> inProgress = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> new OwnThread(work, "session-audit-reclaim"));

    /**
     * Creates a reclaimer without attempts.
     *
     * @param recall called with each connection and its session before the connection is used
     * @param sink receives the events to log
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
        inProgress.add(attempt);
        threads.execute(() -> {
            try {
                recall.accept(connection, session);
                attempt.run();
            } finally {
                inProgress.remove(attempt);
            }
        });
    }

    @Override
    public void checkProgress(long now) {
        for (ReclaimAttempt attempt : inProgress) {
            attempt.reportIfOlderThan(UNFINISHED_AFTER_NANOS, now);
        }
    }
}

package io.sessionaudit.core.monitor;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.sessionaudit.core.finding.Starved;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.ObservedWait;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.PoolSnapshot;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.FrameClassifier;

/**
 * Detects starvation: threads that wait too long for a connection of an exhausted pool. Borrows are not timed; a thread
 * that two scans find in the same borrow has waited at least for the time between them.
 *
 * <p>{@link #scan} is for the watch thread, {@link #failed} and {@link #ended} for any thread.
 */
public final class BorrowMonitor {
    /** The limit of waits that are tracked between scans; a million virtual threads may wait, and all are counted. */
    private static final int MAX_WAITS = 4_096;

    /** The limit of stacks read per scan, the most expensive part. If more threads wait, scans take turns. */
    private static final int MAX_STACKS = 256;

    private static final long SNAPSHOT_VALID_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final SessionRegistry open;
    private final Thresholds limits;
    private final Consumer<AuditEvent> sink;
    /** In the order in which the waits were found. */
    private Map<Owner, ObservedWait> waits = new LinkedHashMap<>();

    private long lastScanNanos;
    private int firstTurn;
    private int nextTurn;

    /**
     * A monitor of all borrows.
     *
     * @param sink receives the findings
     */
    public BorrowMonitor(SessionRegistry open, Thresholds limits, Consumer<AuditEvent> sink) {
        this.open = open;
        this.limits = limits;
        this.sink = sink;
    }

    void scan(long now) {
        Map<Owner, ObservedWait> still = new LinkedHashMap<>();
        nextTurn = 0;
        // Known waits first: the registry iterates later threads first, which would use up the limit.
        waits.keySet().forEach(owner -> follow(owner, now, still));
        open.forEachOwnerUntil(owner -> {
            boolean enough = still.size() >= MAX_WAITS;
            if (!enough && owner.waitsFor() != null && !still.containsKey(owner)) {
                follow(owner, now, still);
            }
            return enough;
        });
        passEnded(still);
        waits = still;
        lastScanNanos = now;
        firstTurn = firstTurn + MAX_STACKS < nextTurn ? firstTurn + MAX_STACKS : 0;
    }

    /** Passes the pool of each thread that the last scan found inside a borrow to a reader. */
    void forEachWait(Consumer<Source> reader) {
        waits.values().forEach(wait -> reader.accept(wait.pool()));
    }

    /** Passes on the waits for an exhausted pool that this scan did not find again. */
    private void passEnded(Map<Owner, ObservedWait> still) {
        waits.forEach((owner, wait) -> {
            ObservedWait next = still.get(owner);
            boolean continues = next != null && next.borrow() == wait.borrow() && next.pool() == wait.pool();
            if (wait.call() != null && !continues) {
                sink.accept(new EndedWait(wait.pool(), wait.call(), lastScanNanos - wait.sinceNanos()));
            }
        });
    }

    private void follow(Owner owner, long now, Map<Owner, ObservedWait> still) {
        Source pool = owner.waitsFor();
        if (pool == null) {
            return;
        }
        ObservedWait wait = waits.get(owner);
        if (wait == null || wait.borrow() != owner.borrows() || wait.pool() != pool) {
            wait = new ObservedWait(owner.borrows(), pool, now, null, null);
        } else if (!owner.isReported(wait.borrow()) && hasTurn()) {
            wait = inspect(owner, wait, now);
            owner.setObservedWait(wait);
        }
        still.put(owner, wait);
    }

    private boolean hasTurn() {
        int turn = nextTurn++;
        return turn >= firstTurn && turn < firstTurn + MAX_STACKS;
    }

    /** Reports a borrow that failed because the pool is exhausted; for the thread that made it. */
    public void failed(Owner owner, Source pool, Throwable failure, long now) {
        // If the size is unknown, an exhausted pool cannot be distinguished from a wrong password.
        if (!mayBeExhaustion(failure) || pool.limit() < 0) {
            return;
        }
        if (owner.isReported()) {
            pool.recordTimeout(); // the pool was exhausted
            return;
        }
        PoolSnapshot snapshot = snapshot(pool, now);
        if (!snapshot.isExhausted(pool.limit())) {
            return;
        }
        pool.recordTimeout();
        if (owner.beginReport(owner.borrows())) {
            sink.accept(Starved.of(owner, pool, CapturedCall.here(), -1, failure, snapshot, now));
        }
    }

    private static boolean mayBeExhaustion(Throwable failure) {
        return failure instanceof SQLException && !(failure instanceof SQLFeatureNotSupportedException);
    }

    /**
     * Reports a borrow that ended after a wait that was too long, if the watch thread has not reported it yet; for the
     * thread that made it.
     */
    public void ended(Owner owner, long now) {
        ObservedWait wait = owner.takeObservedWait();
        if (wait.borrow() == owner.borrows()
                && !owner.isReported(wait.borrow())
                && wait.exhausted() != null
                && now - wait.sinceNanos() >= limits.starvedNanos()) {
            report(owner, wait, CapturedCall.here(), now);
        }
    }

    private ObservedWait inspect(Owner owner, ObservedWait wait, long now) {
        Thread thread = owner.thread();
        if (thread == null) {
            return wait;
        }
        StackTraceElement[] frames = thread.getStackTrace();
        PoolSnapshot snapshot = snapshot(wait.pool(), now);
        // The borrow may have ended meanwhile, or its end may have been missed because of a stack overflow.
        boolean stillWaits = FrameClassifier.isInBorrow(frames)
                && owner.waitsFor() == wait.pool()
                && owner.borrows() == wait.borrow();
        // A thread inside the driver opens a connection itself: a slow connect, not pool exhaustion.
        boolean connects = FrameClassifier.isInDriver(frames) || FrameClassifier.isInWeaver(frames);
        boolean starves =
                stillWaits && !connects && snapshot.isExhausted(wait.pool().limit());
        CapturedCall call = starves ? CapturedCall.of(thread, frames) : wait.call();
        ObservedWait seen =
                new ObservedWait(wait.borrow(), wait.pool(), wait.sinceNanos(), starves ? snapshot : null, call);
        if (starves && now - wait.sinceNanos() >= limits.starvedNanos()) {
            report(owner, seen, call, now);
        }
        return seen;
    }

    private void report(Owner owner, ObservedWait wait, CapturedCall call, long now) {
        if (owner.beginReport(wait.borrow())) {
            sink.accept(Starved.of(owner, wait.pool(), call, now - wait.sinceNanos(), null, wait.exhausted(), now));
        }
    }

    /** Threads that wait or fail at the same time share one snapshot. */
    private PoolSnapshot snapshot(Source pool, long now) {
        PoolSnapshot known = pool.snapshot();
        if (known == null || now - known.takenNanos() >= SNAPSHOT_VALID_NANOS || now < known.takenNanos()) {
            known = PoolSnapshot.of(pool, open, now);
            pool.setSnapshot(known);
        }
        return known;
    }
}

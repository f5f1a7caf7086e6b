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
 * Looks at the threads that wait for a connection. Borrows are not timed: a thread that is seen in the same borrow again has
 * waited at least from one look to the other.
 *
 * <p>{@link #look} is for the watch thread; {@link #failed} and {@link #ended} for any.
 */
public final class BorrowMonitor {
    /** A million virtual threads may wait. So many of them are followed from look to look; all are counted. */
    private static final int MAX_WAITS = 4_096;

    /** So many stacks are read in one look, which costs more than all else; where more wait, they have their turns. */
    private static final int MAX_STACKS = 256;

    private static final long SHORTAGE_LASTS = TimeUnit.MILLISECONDS.toNanos(250);

    private final SessionRegistry open;
    private final Thresholds limits;
    private final Consumer<AuditEvent> sink;
    /** In the order in which they were found. */
    private Map<Owner, ObservedWait> waits = new LinkedHashMap<>();

    private int firstTurn;
    private int nextTurn;

    /**
     * A watch over all borrows.
     *
     * @param sink gets what is to be logged
     */
    public BorrowMonitor(SessionRegistry open, Thresholds limits, Consumer<AuditEvent> sink) {
        this.open = open;
        this.limits = limits;
        this.sink = sink;
    }

    void look(long now) {
        Map<Owner, ObservedWait> still = new LinkedHashMap<>();
        nextTurn = 0;
        // First, because those that came later stand before them in the crowd, and would take their places.
        waits.keySet().forEach(owner -> follow(owner, now, still));
        open.forEachOwnerUntil(owner -> {
            boolean enough = still.size() >= MAX_WAITS;
            if (!enough && owner.waitsFor() != null && !still.containsKey(owner)) {
                follow(owner, now, still);
            }
            return enough;
        });
        waits = still;
        firstTurn = firstTurn + MAX_STACKS < nextTurn ? firstTurn + MAX_STACKS : 0;
    }

    private void follow(Owner owner, long now, Map<Owner, ObservedWait> still) {
        Source pool = owner.waitsFor();
        if (pool == null) {
            return;
        }
        ObservedWait wait = waits.get(owner);
        if (wait == null || wait.borrow() != owner.borrows || wait.pool() != pool) {
            wait = new ObservedWait(owner.borrows, pool, now, null);
        } else if (owner.reportedBorrow != wait.borrow() && hasTurn()) {
            wait = lookAgain(owner, wait, now);
            owner.seenWaiting = wait;
        }
        still.put(owner, wait);
    }

    private boolean hasTurn() {
        int turn = nextTurn++;
        return turn >= firstTurn && turn < firstTurn + MAX_STACKS;
    }

    /** A borrow has failed; for the thread that made it. */
    public void failed(Owner owner, Source pool, Throwable failure, long now) {
        if (owner.isReported()) {
            return;
        }
        // Without a size nothing tells an empty pool from a wrong password.
        if (pool.limit() < 0 || !mayBeShortage(failure)) {
            return;
        }
        PoolSnapshot shortage = shortage(pool, now);
        if (shortage.isExhausted(pool.limit()) && owner.beginReport(owner.borrows)) {
            sink.accept(Starved.of(owner, pool, CapturedCall.here(), -1, failure, shortage, now));
        }
    }

    private static boolean mayBeShortage(Throwable failure) {
        return failure instanceof SQLException && !(failure instanceof SQLFeatureNotSupportedException);
    }

    /**
     * A borrow has ended that was found waiting twice: if that was too long, it is said now, in case the watch thread has not come
     * round to it; for the thread that made it.
     */
    public void ended(Owner owner, long now) {
        ObservedWait wait = owner.seenWaiting;
        owner.seenWaiting = null;
        if (wait.borrow() == owner.borrows
                && owner.reportedBorrow != wait.borrow()
                && wait.shortage() != null
                && now - wait.sinceNanos() >= limits.starvedNanos()) {
            say(owner, wait, CapturedCall.here(), now);
        }
    }

    private ObservedWait lookAgain(Owner owner, ObservedWait wait, long now) {
        Thread thread = owner.thread();
        if (thread == null) {
            return wait;
        }
        StackTraceElement[] frames = thread.getStackTrace();
        PoolSnapshot shortage = shortage(wait.pool(), now);
        // The borrow may have ended since, also where a stack that overflowed has kept its hook from saying so.
        boolean waitsStill =
                FrameClassifier.isInBorrow(frames) && owner.waitsFor() == wait.pool() && owner.borrows == wait.borrow();
        // A thread that is inside the driver opens a connection itself: a slow connect, not pool exhaustion.
        boolean works = FrameClassifier.isInDriver(frames) || FrameClassifier.isInWeaver(frames);
        boolean starves =
                waitsStill && !works && shortage.isExhausted(wait.pool().limit());
        ObservedWait seen = new ObservedWait(wait.borrow(), wait.pool(), wait.sinceNanos(), starves ? shortage : null);
        if (starves && now - wait.sinceNanos() >= limits.starvedNanos()) {
            say(owner, seen, CapturedCall.of(thread, frames), now);
        }
        return seen;
    }

    private void say(Owner owner, ObservedWait wait, CapturedCall call, long now) {
        if (owner.beginReport(wait.borrow())) {
            sink.accept(Starved.of(owner, wait.pool(), call, now - wait.sinceNanos(), null, wait.shortage(), now));
        }
    }

    /** Many threads may wait, or fail, at the same time: they share what was seen. */
    private PoolSnapshot shortage(Source pool, long now) {
        PoolSnapshot known = pool.snapshot();
        if (known == null || now - known.takenNanos() >= SHORTAGE_LASTS || now < known.takenNanos()) {
            known = PoolSnapshot.of(pool, open, now);
            pool.setSnapshot(known);
        }
        return known;
    }
}

package io.sessionaudit.core.monitor;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.Held;
import io.sessionaudit.core.finding.IdleInTransaction;
import io.sessionaudit.core.finding.LostFindings;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.Transaction;
import io.sessionaudit.core.session.UntrackedSessions;
import io.sessionaudit.core.stack.FrameClassifier;
import io.sessionaudit.core.stack.StackRelation;

/**
 * Scans the open sessions periodically, and raises the findings that depend on time: held, idle-in-transaction,
 * abandoned, orphaned, and finally unclosed-at-exit.
 *
 * <p>Scans are serialized; they run on the watch thread and, once, on the thread that ends the agent. The application's
 * calls are not timed: a scan compares the count of calls with the previous one, so idle times are too short by at most
 * one period, never too long. Reading a row counts as a call.
 */
public final class SessionMonitor {
    private static final long ANNOUNCE_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SessionRegistry open;
    private final AuditClock clock;
    private final Thresholds limits;
    private final BorrowMonitor borrows;
    private final ReclaimMonitor reclaims;
    private final Consumer<AuditEvent> sink;

    /**
     * A monitor without reclaim.
     *
     * @param limits the durations that are reported
     * @param sink receives the events; blocks only if {@code overflow=block}
     */
    public SessionMonitor(SessionRegistry open, AuditClock clock, Thresholds limits, Consumer<AuditEvent> sink) {
        this(open, clock, limits, ReclaimPolicy.off(), ConnectionReclaimer.NOTHING, sink);
    }

    /**
     * A monitor with reclaim.
     *
     * @param limits the durations that are reported
     * @param policy which lost sessions are reclaimed
     * @param reclaimer reclaims them
     * @param sink receives the events; blocks only if {@code overflow=block}
     */
    public SessionMonitor(
            SessionRegistry open,
            AuditClock clock,
            Thresholds limits,
            ReclaimPolicy policy,
            ConnectionReclaimer reclaimer,
            Consumer<AuditEvent> sink) {
        this.open = open;
        this.clock = clock;
        this.limits = limits;
        this.borrows = new BorrowMonitor(open, limits, sink);
        this.reclaims = new ReclaimMonitor(open, policy, reclaimer, limits, sink);
        this.sink = sink;
    }

    /** Scans every open session and every waiting thread once. */
    public synchronized void scan() {
        long now = clock.nanoTime();
        List<Session> sessions = open.sweep();
        sessions.forEach(reclaims::release);
        open.forEachCollected(session -> abandon(session, now));
        reclaims.beginScan(now);
        for (Session session : sessions) {
            if (session.hasEnded()) {
                continue;
            }
            Object unreachable = reclaims.unreachable(session);
            if (unreachable == null) {
                check(session, now);
            } else {
                reclaim(session, unreachable, now);
            }
        }
        borrows.scan(now);
        sample(sessions);
    }

    /** Passes on which sessions are open now; nothing if there is none and no thread waits for one. */
    private void sample(List<Session> sessions) {
        UsageSample sample = new UsageSample();
        for (Session session : sessions) {
            if (!session.hasEnded() && session.isCertain()) {
                sample.addOpen(session);
            }
        }
        borrows.forEachWait(sample::addWaiting);
        if (!sample.isEmpty()) {
            sink.accept(sample);
        }
    }

    /** Scans a last time, raises unclosed-at-exit for the sessions that are open, and writes their records. */
    public synchronized void scanAtExit() {
        countUndecided();
        reclaims.stop();
        scan();
        long now = clock.nanoTime();
        open.forEach(session -> {
            if (session.isTentative()) {
                withdraw(session, now);
                return;
            }
            List<Finding> earlier = List.copyOf(SessionObservation.of(session).findings);
            session.raiseHeldBack(sink);
            // Not if its close is in progress, or if it was reported when its pool was closed.
            if (session.isOpen() && earlier.stream().noneMatch(SessionMonitor::isOfPoolClose)) {
                sink.accept(LostFindings.unclosedAtExit(session, earlier, now));
            }
            sink.accept(session);
        });
    }

    private void check(Session session, long now) {
        long held = now - session.openedNanos();
        SessionObservation seen = SessionObservation.of(session);
        boolean isFirstScan = seen.quietSinceNanos == 0;
        if (isFirstScan && isPhysical(session)) {
            session.source().recordBehindPool();
            withdraw(session, now);
            return;
        }
        recordActivity(session, seen, now);
        boolean callsEnded = session.calls() != seen.seenCalls;
        if (isFirstScan || callsEnded || session.isInCall()) {
            seen.quietSinceNanos = isFirstScan && session.calls() == 0 ? session.openedNanos() : now;
            seen.seenCalls = session.calls();
            seen.idleReported = false;
        }
        if (!seen.announced && held >= ANNOUNCE_AFTER_NANOS && session.isCertain()) {
            seen.announced = true;
            sink.accept(new Announcement(session));
        }
        reclaims.reportLimits(session, now);
        if (isLost(seen)) {
            Finding orphaned = orphaned(seen);
            if (orphaned != null) {
                reclaims.checkOrphan(session, orphaned, seen.quietSinceNanos, now);
            }
            return;
        }
        if (isOrphan(session)) {
            raise(LostFindings.orphaned(session, reclaims.plannedAction(session, FindingKind.ORPHANED), now));
            return;
        }
        checkTransaction(session, seen, now);
        long limit = limits.heldNanos() << Math.min(seen.heldReports, 30);
        if (held >= limit) {
            seen.heldReports++;
            raise(held(session, seen, held, callsEnded, now));
        }
    }

    /** {@return whether another pool opened it} The listener does not check every stack at the borrow. */
    private static boolean isPhysical(Session session) {
        Throwable stack = session.openingStack();
        return stack != null
                && session.source().pool() != null
                && FrameClassifier.isBorrowOfPool(stack.getStackTrace());
    }

    /** Counts the sessions of sources that were never observed to lend; no finding is raised for them. */
    private void countUndecided() {
        long[] count = {0};
        open.undecided().takeAll(session -> count[0]++);
        if (count[0] > 0) {
            sink.accept(new UntrackedSessions(count[0]));
        }
    }

    private void withdraw(Session session, long now) {
        if (session.end(SessionEnd.OPEN, SessionEnd.WITHDRAWN, now)) {
            sink.accept(session);
        }
    }

    /**
     * {@return whether the thread that used it last has ended} Its opener may still close it while it is in the method
     * that opened it.
     */
    private static boolean isOrphan(Session session) {
        Owner user = session.owner();
        Owner opener = session.opener();
        if (session.isInTransit() || user.isAlive()) {
            return false;
        }
        return !opener.isAlive()
                || session.openingStack() != null
                        && StackRelation.of(session.openingStack().getStackTrace(), stackOf(opener))
                                == StackRelation.LEFT;
    }

    /** To be called before {@code seenCalls} is updated. */
    private static void recordActivity(Session session, SessionObservation seen, long now) {
        Transaction transaction = session.transactionIfAny();
        SessionActivity activity = session.isInCall()
                ? SessionActivity.IN_CALL
                : session.calls() != seen.seenCalls ? SessionActivity.WORKING : SessionActivity.IDLE;
        seen.timeline.add(activity, transaction != null && transaction.hasUncommittedChanges(), now);
    }

    /** Raises idle-in-transaction, once for each time that the session becomes idle. */
    private void checkTransaction(Session session, SessionObservation seen, long now) {
        Transaction transaction = session.transactionIfAny();
        long idle = now - seen.quietSinceNanos;
        if (transaction == null
                || session.isInCall()
                || !transaction.hasUncommittedChanges()
                || idle < limits.idleTransactionNanos()
                || seen.idleReported) {
            return;
        }
        StackTraceElement[] stack = stackOf(session.owner());
        if (stack == null || !FrameClassifier.isInDriver(stack)) {
            seen.idleReported = true;
            raise(IdleInTransaction.of(
                    session,
                    transaction.changes(),
                    transaction.possibleChanges(),
                    idle,
                    limits.idleTransactionNanos(),
                    stack,
                    stateOf(session.owner()),
                    now));
        }
    }

    /** {@return whether it was reported as lost, so that nothing more is reported for it} */
    private static boolean isLost(SessionObservation seen) {
        return seen.findings.stream()
                .anyMatch(finding ->
                        finding.kind() == FindingKind.ORPHANED || finding.kind() == FindingKind.UNCLOSED_AT_POOL_CLOSE);
    }

    private static StackTraceElement[] stackOf(Owner owner) {
        Thread thread = owner.thread();
        return thread == null ? null : thread.getStackTrace();
    }

    private static Thread.State stateOf(Owner owner) {
        Thread thread = owner.thread();
        return thread == null ? null : thread.getState();
    }

    /** A call is reported as such only if it lasts since the previous scan: short calls in sequence are work. */
    private Finding held(Session session, SessionObservation seen, long held, boolean callsEnded, long now) {
        long idle = session.isInCall() ? 0 : now - seen.quietSinceNanos;
        SessionActivity activity = session.isInCall() && !callsEnded
                ? SessionActivity.IN_CALL
                : idle >= limits.heldNanos() / 2 ? SessionActivity.IDLE : SessionActivity.WORKING;
        StackTraceElement[] stack = stackOf(session.owner());
        if (activity == SessionActivity.IDLE && stack != null && FrameClassifier.isInDriver(stack)) {
            activity = SessionActivity.WORKING; // the driver reads a result, which is no call on the session
        }
        Thread.State state = stateOf(session.owner());
        int escalation = 1 << Math.min(seen.heldReports - 1, 30);
        return Held.of(session, activity, held, idle, limits.heldNanos(), stack, state, escalation, now);
    }

    private static boolean isOfPoolClose(Finding finding) {
        return finding.kind() == FindingKind.UNCLOSED_AT_POOL_CLOSE;
    }

    private void abandon(Session session, long now) {
        if (session.isTentative()) {
            withdraw(session, now);
            return;
        }
        boolean wasOrphaned = isLost(SessionObservation.of(session));
        if (!session.end(SessionEnd.OPEN, SessionEnd.ABANDONED, now)) {
            return;
        }
        session.source().recordLost();
        session.raiseHeldBack(sink);
        Finding lost = wasOrphaned ? orphaned(SessionObservation.of(session)) : LostFindings.abandoned(session, now);
        if (!wasOrphaned) {
            sink.accept(lost);
        }
        reclaims.abandoned(session, lost, now);
        sink.accept(session);
    }

    /** Reclaims a session whose connection is unreachable, except for this thread. */
    private void reclaim(Session session, Object connection, long now) {
        if (!session.beginClose()) {
            return;
        }
        Finding lost = orphaned(SessionObservation.of(session));
        if (lost == null) {
            lost = LostFindings.abandoned(session, reclaims.plannedAction(session, FindingKind.ABANDONED), now);
            sink.accept(lost);
        }
        reclaims.reclaim(session, connection, lost);
    }

    private static Finding orphaned(SessionObservation seen) {
        return seen.findings.stream()
                .filter(finding -> finding.kind() == FindingKind.ORPHANED)
                .findFirst()
                .orElse(null);
    }

    private void raise(Finding finding) {
        // The session may have been closed during the scan.
        if (finding.session().isOpen()) {
            if (finding.escalation() == 1) {
                SessionObservation.of(finding.session()).findings.add(finding);
            }
            finding.session().raise(finding, sink);
        }
    }

    /** A session has been open for a second: its {@code open} record is to be written. */
    public record Announcement(Session session) implements AuditEvent {}
}

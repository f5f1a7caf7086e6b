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
 * Looks at the open sessions again and again, and raises what only time shows: held, abandoned, orphaned, and at last
 * unclosed at exit.
 *
 * <p>Looks are serialised; they run on the watch thread and, once, on the thread that ends the agent. Calls of the
 * application are not timed: a look sees how the count of calls has moved since the one before, so idle times are too short by
 * one look at most, never too long. Reading a row counts as one.
 */
public final class SessionMonitor {
    private static final long ANNOUNCE_AFTER = TimeUnit.SECONDS.toNanos(1);

    private final SessionRegistry open;
    private final AuditClock clock;
    private final Thresholds limits;
    private final BorrowMonitor borrows;
    private final ReclaimMonitor reclaims;
    private final Consumer<AuditEvent> sink;

    /**
     * A watch over all sessions.
     *
     * @param limits how long things may last
     * @param sink gets what is to be logged; never blocks
     */
    public SessionMonitor(SessionRegistry open, AuditClock clock, Thresholds limits, Consumer<AuditEvent> sink) {
        this(open, clock, limits, ReclaimPolicy.off(), ConnectionReclaimer.NOTHING, sink);
    }

    /**
     * A watch over all sessions that has lost ones given back to their pools.
     *
     * @param limits how long things may last
     * @param reclaiming which ones
     * @param giveBack does it
     * @param sink gets what is to be logged; never blocks
     */
    public SessionMonitor(
            SessionRegistry open,
            AuditClock clock,
            Thresholds limits,
            ReclaimPolicy reclaiming,
            ConnectionReclaimer giveBack,
            Consumer<AuditEvent> sink) {
        this.open = open;
        this.clock = clock;
        this.limits = limits;
        this.borrows = new BorrowMonitor(open, limits, sink);
        this.reclaims = new ReclaimMonitor(open, reclaiming, giveBack, limits, sink);
        this.sink = sink;
    }

    /** Looks at every open session once. */
    public synchronized void look() {
        long now = clock.nanoTime();
        List<Session> sessions = open.sweep();
        sessions.forEach(reclaims::letGo);
        open.forEachCollected(session -> abandon(session, now));
        reclaims.look(now);
        for (Session session : sessions) {
            if (session.hasEnded()) {
                continue;
            }
            Object unreachable = reclaims.unreachable(session);
            if (unreachable == null) {
                look(session, now);
            } else {
                reclaim(session, unreachable, now);
            }
        }
        borrows.look(now);
    }

    /** Raises what is still open as unclosed at exit, and logs its line. */
    public synchronized void lookAtExit() {
        countUndecided();
        reclaims.stop();
        look();
        long now = clock.nanoTime();
        open.forEach(session -> {
            if (session.isTentative()) {
                withdraw(session, now);
                return;
            }
            List<Finding> earlier = List.copyOf(SessionObservation.of(session).findings);
            session.raiseHeldBack(sink);
            // Not one whose close is under way, nor one whose pool was closed, which has been said.
            if (session.isOpen() && earlier.stream().noneMatch(SessionMonitor::isOfPoolClose)) {
                sink.accept(LostFindings.unclosedAtExit(session, earlier, now));
            }
            sink.accept(session);
        });
    }

    private void look(Session session, long now) {
        long held = now - session.openedNanos();
        SessionObservation watching = SessionObservation.of(session);
        boolean firstLook = watching.quietSinceNanos == 0;
        if (firstLook && isPhysical(session)) {
            session.source().recordBehindPool();
            withdraw(session, now);
            return;
        }
        note(session, watching, now);
        if (firstLook || session.calls() != watching.seenCalls || session.isInCall()) {
            watching.quietSinceNanos = firstLook && session.calls() == 0 ? session.openedNanos() : now;
            watching.seenCalls = session.calls();
            watching.idleSaid = false;
        }
        if (!watching.announced && held >= ANNOUNCE_AFTER && session.isCertain()) {
            watching.announced = true;
            sink.accept(new Announcement(session));
        }
        reclaims.introduce(session, now);
        if (isLost(watching)) {
            Finding orphaned = orphaned(watching);
            if (orphaned != null) {
                reclaims.lookAtOrphan(session, orphaned, watching.quietSinceNanos, now);
            }
            return;
        }
        if (isOrphan(session)) {
            raise(LostFindings.orphaned(session, reclaims.willDo(session, FindingKind.ORPHANED), now));
            return;
        }
        lookAtTransaction(session, watching, now);
        long limit = limits.heldNanos() << Math.min(watching.heldReports, 30);
        if (held >= limit) {
            watching.heldReports++;
            raise(held(session, watching, held, now));
        }
    }

    /** A pool that asks another one was not always recognised when it did: {@code PoolCallers} does not check each stack. */
    private static boolean isPhysical(Session session) {
        Throwable stack = session.openingStack();
        return stack != null
                && session.source().pool() != null
                && FrameClassifier.isBorrowOfPool(stack.getStackTrace());
    }

    /** Whether their sources lend was never shown: they are counted, and nothing is claimed. */
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

    /** Once the thread that used it last has ended, its opener may still close it: as long as it is in the method that opened it. */
    private static boolean isOrphan(Session session) {
        Owner user = session.user();
        Owner opener = session.owner();
        if (session.isInTransit() || user.isAlive()) {
            return false;
        }
        return !opener.isAlive()
                || session.openingStack() != null
                        && StackRelation.of(session.openingStack().getStackTrace(), stackOf(opener))
                                == StackRelation.LEFT;
    }

    /** Before the counts of this look are taken over. */
    private static void note(Session session, SessionObservation watching, long now) {
        Transaction transaction = session.transactionIfAny();
        ActivityTimeline.Doing doing = session.isInCall()
                ? ActivityTimeline.Doing.IN_CALL
                : session.calls() != watching.seenCalls ? ActivityTimeline.Doing.WORKING : ActivityTimeline.Doing.IDLE;
        watching.looks.saw(doing, transaction != null && transaction.hasUnsettledChanges(), now);
    }

    /** Said once for each time that the session falls idle. */
    private void lookAtTransaction(Session session, SessionObservation watching, long now) {
        Transaction transaction = session.transactionIfAny();
        long idle = now - watching.quietSinceNanos;
        if (transaction == null
                || session.isInCall()
                || !transaction.hasUnsettledChanges()
                || idle < limits.idleTransactionNanos()
                || watching.idleSaid) {
            return;
        }
        StackTraceElement[] stack = stackOf(session.user());
        if (stack == null || !FrameClassifier.isInDriver(stack)) {
            watching.idleSaid = true;
            raise(IdleInTransaction.of(
                    session,
                    transaction.changes(),
                    transaction.possibleChanges(),
                    idle,
                    limits.idleTransactionNanos(),
                    stack,
                    stateOf(session.user()),
                    now));
        }
    }

    /** What has been said to be lost for good; nothing more is said of it. */
    private static boolean isLost(SessionObservation watching) {
        return watching.findings.stream()
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

    private Finding held(Session session, SessionObservation watching, long held, long now) {
        long idle = session.isInCall() ? 0 : now - watching.quietSinceNanos;
        Held.Doing doing = session.isInCall()
                ? Held.Doing.IN_CALL
                : idle >= limits.heldNanos() / 2 ? Held.Doing.IDLE : Held.Doing.WORKING;
        StackTraceElement[] stack = stackOf(session.user());
        if (doing == Held.Doing.IDLE && stack != null && FrameClassifier.isInDriver(stack)) {
            doing = Held.Doing.WORKING; // reading results is no call of the connection or a statement
        }
        Thread.State state = stateOf(session.user());
        int escalation = 1 << Math.min(watching.heldReports - 1, 30);
        return Held.of(session, doing, held, idle, limits.heldNanos(), stack, state, escalation, now);
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

    /** Nobody can reach the connection any more but this thread, which has it given back. */
    private void reclaim(Session session, Object connection, long now) {
        if (!session.beginClose()) {
            return;
        }
        Finding lost = orphaned(SessionObservation.of(session));
        if (lost == null) {
            lost = LostFindings.abandoned(session, reclaims.willDo(session, FindingKind.ABANDONED), now);
            sink.accept(lost);
        }
        reclaims.give(session, connection, lost);
    }

    private static Finding orphaned(SessionObservation watching) {
        return watching.findings.stream()
                .filter(finding -> finding.kind() == FindingKind.ORPHANED)
                .findFirst()
                .orElse(null);
    }

    private void raise(Finding finding) {
        // The session may have been closed while we looked: then there is nothing to say.
        if (finding.session().isOpen()) {
            if (finding.escalation() == 1) {
                SessionObservation.of(finding.session()).findings.add(finding);
            }
            finding.session().raise(finding, sink);
        }
    }

    /** A session has been open for a second. */
    public record Announcement(Session session) implements AuditEvent {}
}

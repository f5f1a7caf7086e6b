package io.sessionaudit.runtime.reclaim;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.ReclaimOutcome;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.monitor.ReclaimEvent;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Transaction;
import io.sessionaudit.runtime.jdbc.JdbcObjects;

/**
 * Reclaims one connection: calls rollback and close on the object that the application received.
 *
 * <p>If the rollback fails although the database still responds, the connection is not closed: some pools would commit
 * its changes, or lend it with them.
 */
final class ReclaimAttempt {
    /** A call of the application that began before the attempt is visible after this time. */
    private static final long SETTLE_MILLIS = 100;

    private static final int VALID_SECONDS = 2;

    private final Session session;
    private final Object connection;
    private final Finding lost;
    private final boolean reachable;
    private final int calls;
    private final AuditClock clock;
    private final long begunNanos;
    private final Consumer<AuditEvent> sink;
    private boolean rolledBack;
    private boolean reportedUnfinished;

    ReclaimAttempt(
            Session session,
            Object connection,
            Finding lost,
            boolean reachable,
            int calls,
            AuditClock clock,
            long begunNanos,
            Consumer<AuditEvent> sink) {
        this.session = session;
        this.connection = connection;
        this.lost = lost;
        this.reachable = reachable;
        this.calls = calls;
        this.clock = clock;
        this.begunNanos = begunNanos;
        this.sink = sink;
    }

    void run() {
        try {
            if (reachable && isUsed()) {
                session.reopen(); // in use by a thread
                return;
            }
            rollBackAndClose();
            session.endClose(SessionEnd.RECLAIMED, clock.nanoTime());
            report(ReclaimOutcome.GIVEN_BACK, null);
            sink.accept(session);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            fail(e); // a driver or pool may throw anything
        }
    }

    /** Runs on the watch thread. */
    void reportIfOlderThan(long nanos, long now) {
        if (now - begunNanos >= nanos && !reportedUnfinished) {
            reportedUnfinished = true;
            report(
                    ReclaimOutcome.UNFINISHED,
                    "rollback or close has not returned for " + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s");
        }
    }

    private boolean isUsed() throws InterruptedException {
        Thread.sleep(SETTLE_MILLIS);
        return session.isInCall() || session.calls() != calls;
    }

    private void rollBackAndClose() throws SQLException {
        if (!JdbcObjects.canBeGivenBack(connection)) {
            throw new ReclaimRefusedException("its class belongs to no known pool or driver");
        }
        try {
            Transaction transaction = session.transactionIfAny();
            rolledBack = JdbcObjects.rollBack(connection, transaction != null && transaction.isOpen());
            PropertyRestorer.reset(session, connection);
        } catch (SQLException e) {
            if (JdbcObjects.isValid(connection, VALID_SECONDS)) {
                throw e;
            } // else the connection is broken and its transaction has ended; close it, so that the pool discards it
        }
        JdbcObjects.close(connection);
    }

    /** A reachable session stays open; an unreachable one ends as abandoned. */
    private void fail(Throwable failure) {
        report(ReclaimOutcome.FAILED, describe(failure));
        if (reachable) {
            session.reopen();
            return;
        }
        session.endClose(SessionEnd.ABANDONED, clock.nanoTime());
        session.source().recordLost();
        sink.accept(session);
    }

    /** Without the message, which may contain data. */
    private static String describe(Throwable failure) {
        if (failure instanceof ReclaimRefusedException) {
            return failure.getMessage(); // the agent's own message
        }
        String name = failure.getClass().getName();
        String state = JdbcObjects.sqlStateOf(failure);
        return state == null ? name : name + ", SQLState " + state;
    }

    private void report(ReclaimOutcome outcome, String reason) {
        long now = clock.nanoTime();
        sink.accept(
                new ReclaimEvent(session, session.source(), lost, outcome, rolledBack, reason, now - begunNanos, now));
    }
}

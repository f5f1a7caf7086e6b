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
 * One connection is given back: what the application should have done, rollback and close, is done on the very object that
 * it received.
 *
 * <p>What cannot be rolled back while the database still answers is not given back: some pools would commit it, or lend it on.
 */
final class ReclaimAttempt {
    /** A call of the application that had begun before the session was taken has become visible by then. */
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
    private boolean saidLong;

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
                session.reopen(); // somebody is there after all
                return;
            }
            giveBack();
            session.endClose(SessionEnd.RECLAIMED, clock.nanoTime());
            say(ReclaimOutcome.GIVEN_BACK, null);
            sink.accept(session);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            fail(e); // a driver or pool may throw anything
        }
    }

    /** For the watch thread. */
    void sayIfOlderThan(long nanos, long now) {
        if (now - begunNanos >= nanos && !saidLong) {
            saidLong = true;
            say(
                    ReclaimOutcome.UNFINISHED,
                    "rollback or close has not returned for " + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s");
        }
    }

    private boolean isUsed() throws InterruptedException {
        Thread.sleep(SETTLE_MILLIS);
        return session.isInCall() || session.calls() != calls;
    }

    private void giveBack() throws SQLException {
        if (!JdbcObjects.canBeGivenBack(connection)) {
            throw new RefusedException("its class belongs to no known pool or driver");
        }
        try {
            Transaction transaction = session.transactionIfAny();
            rolledBack = JdbcObjects.rollBack(connection, transaction != null && transaction.isOpen());
            ReclaimStates.reset(session, connection);
        } catch (SQLException e) {
            if (JdbcObjects.isValid(connection, VALID_SECONDS)) {
                throw e;
            } // else the database has ended the transaction with the connection, and the pool is to know
        }
        JdbcObjects.close(connection);
    }

    /** What somebody may still hold is as open as it was; what nobody can reach is lost. */
    private void fail(Throwable failure) {
        say(ReclaimOutcome.FAILED, words(failure));
        if (reachable) {
            session.reopen();
            return;
        }
        session.endClose(SessionEnd.ABANDONED, clock.nanoTime());
        session.source().recordLost();
        sink.accept(session);
    }

    /** Not the message, which may show data. */
    private static String words(Throwable failure) {
        if (failure instanceof RefusedException) {
            return failure.getMessage(); // our own
        }
        String name = failure.getClass().getName();
        String state = JdbcObjects.sqlStateOf(failure);
        return state == null ? name : name + ", SQLState " + state;
    }

    private void say(ReclaimOutcome outcome, String reason) {
        long now = clock.nanoTime();
        sink.accept(
                new ReclaimEvent(session, session.source(), lost, outcome, rolledBack, reason, now - begunNanos, now));
    }
}

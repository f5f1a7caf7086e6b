package io.sessionaudit.scope;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * The exceptions of this API. Each message states what was found, the rule, what was done, and how to change it.
 *
 * <p>Thread-safety: stateless.
 */
final class Refusals {

    /** SQL standard: disconnect error. In the warning class, because the work itself is done. */
    private static final String DISCONNECT_ERROR = "01002";

    private Refusals() {}

    static IllegalStateException noSession() {
        return new IllegalStateException("No session is open on " + here()
                + ". current() returns the session that run, call or open of the same Sessions opened on this"
                + " thread. No session was opened."
                + " Call current() inside run or call, or pass the work to run, which joins an open session.");
    }

    static IllegalStateException closed(Session session, String operation, @Nullable Throwable openingStack) {
        return new IllegalStateException(
                operation + " was called by " + here() + " on " + session
                        + ". A session can be used until it is closed, and only by the thread that opened it."
                        + " The call was refused."
                        + " Do not keep a session after its run, call or try block; get one from Sessions when needed.",
                openingStack);
    }

    static IllegalStateException foreignThread(Session session, String operation, Thread owner) {
        return new IllegalStateException(
                operation + " was called by " + here() + " on " + session
                        + ". A session is used only by the thread that opened it."
                        + " The call was refused and the session is unchanged."
                        + " Open a session on this thread with run, call or open, and pass data to it, not the session;"
                        + " or hand the session over with handOver() and adopt().",
                stackOf(owner));
    }

    static IllegalStateException inTransit(Session session, String operation) {
        return new IllegalStateException(operation + " was called by " + here() + " on " + session
                + ". A session that was handed over has no owner until a thread adopts it."
                + " The call was refused. Call adopt() of its HandOver first, and use the session that it returns.");
    }

    static IllegalStateException handOver(Session session) {
        return new IllegalStateException("handOver() was called by " + here() + " on " + session
                + ". Only a session of open() can be handed over, by its owner, while no scope in it is open:"
                + " a session of run or call ends with its body, and a joined session has no connection."
                + " The session stays with this thread."
                + " Open one with open() or requiresNew().open(), and hand that over.");
    }

    static IllegalStateException adoptedAlready() {
        return new IllegalStateException("adopt() was called by " + here()
                + ", but the session was adopted or closed before. A session is handed over to one thread."
                + " Nothing was done. Let the thread that owns it hand it over again.");
    }

    static IllegalStateException adoptBeside(Session waiting, Session own) {
        return new IllegalStateException("adopt() of " + waiting + " was called by " + here() + ", which has " + own
                + ". A thread has one session at a time."
                + " Nothing was done, and another thread may still adopt it. Close the thread's own session first.");
    }

    static IllegalStateException mandatory(Scope scope) {
        return new IllegalStateException(scope + " was started on " + here() + ", which has no session."
                + " Its propagation is MANDATORY: it joins, and never opens a session."
                + " Nothing was opened. Call it inside run, call or open of the same Sessions, or use JOIN.");
    }

    static IllegalStateException never(Scope scope, Session open) {
        return new IllegalStateException(scope + " was started on " + here() + ", which has " + open
                + ". Its propagation is NEVER: it opens a session, and never runs inside another."
                + " Nothing was opened. Call it while no session is open, or use REQUIRES_NEW.");
    }

    static IllegalStateException unfitting(Scope scope, String wanted, Session open) {
        return new IllegalStateException(scope + " requires " + wanted + " and was started inside " + open
                + ", which has another. Isolation and read-only apply to a whole transaction and cannot change in it."
                + " The scope was not joined. Set it on the scope that opens the session, or use REQUIRES_NEW.");
    }

    static IllegalStateException retryOfOpen(Scope scope) {
        return new IllegalStateException("open() was called on " + scope + ", which has retry."
                + " A retry repeats the body of run or call, and open() has no body."
                + " Nothing was opened. Use run or call, or a scope without retry.");
    }

    static SessionHookException hookFailed(Session session, Throwable cause) {
        return new SessionHookException(
                "A hook of " + session
                        + " failed (see the cause). Hooks run after the session has ended, so its work"
                        + " stays committed or rolled back. All hooks were run."
                        + " Do not repeat the work; catch exceptions in the hook.",
                cause);
    }

    static CommitOutcomeUnknownException outcomeUnknown(Throwable cause) {
        return new CommitOutcomeUnknownException(
                "The connection was lost during the commit (see the cause): whether the work was committed is unknown."
                        + " The server may have committed, with only its response lost."
                        + " Nothing was repeated. Query the database for a key that the work has written.",
                cause);
    }

    static IllegalStateException commitWhileJoined(Session session, Session inner) {
        return new IllegalStateException("commit() was called on " + session + " while a scope that joined it, opened "
                + Origin.describe(inner.origin) + ", is still open."
                + " The outermost session commits when all that joined it have ended."
                + " This commit did nothing."
                + " Close the joined session first, or commit the one that current() returns.");
    }

    static IllegalStateException commitOfHidden(Session session) {
        return new IllegalStateException("commit() was called by " + here() + " on " + session
                + ", but the session store returns no session here."
                + " A session commits only while its store returns it."
                + " This commit did nothing."
                + " Commit it in the context in which it was opened, or fix find() of the session store.");
    }

    static RollbackOnlyException rollbackOnly(Session session, Throwable cause) {
        return new RollbackOnlyException(
                "commit was called on " + session + ", which was marked rollback-only by a "
                        + cause.getClass().getName()
                        + " (see the cause). If one part of a session fails, all of it is rolled back."
                        + " This commit did nothing; the session is rolled back when it ends."
                        + " Do not catch the failure inside the session, or call rollback() on the outermost"
                        + " session and repeat the work.",
                cause);
    }

    static SQLException closeFailed(Session session, String ending, Throwable cause) {
        return new SQLException(
                session + " was " + ending + ", but its connection could not be restored and closed (see the cause)."
                        + " A failed close is always reported."
                        + " The work stays " + ending + " and the thread can open its next session."
                        + " Do not repeat the work; check the connection.",
                DISCONNECT_ERROR,
                cause);
    }

    static SQLException noConnection(DataSource dataSource) {
        // The class name only: toString() of a data source may contain a password.
        return new SQLException("getConnection() of " + dataSource.getClass().getName() + " returned null."
                + " A session needs a connection. No session was opened."
                + " Fix that DataSource: it must throw SQLException if it has no connection to return.");
    }

    /** {@return an exception that is only used as a cause: its stack shows where a session was marked} */
    static SQLException mark(String what) {
        return new SQLException(what);
    }

    private static String here() {
        return Lifetime.describe(Thread.currentThread());
    }

    /** {@return the owner's current stack, which usually still contains the line that opened the session} */
    private static Throwable stackOf(Thread owner) {
        Throwable stack = new Throwable(Lifetime.describe(owner) + ", which owns the session, is here now");
        stack.setStackTrace(owner.getStackTrace());
        return stack;
    }
}

package io.sessionaudit.scope;

import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * What this API says when it refuses: what was found, the rule, what was done, how to change it.
 *
 * <p>Thread-safety: stateless.
 */
final class Refusals {

    /** The standard's "disconnect error": a warning class, since the work itself is done. */
    private static final String DISCONNECT_ERROR = "01002";

    private Refusals() {}

    static IllegalStateException noSession() {
        return new IllegalStateException(
                "No session is open on " + here()
                        + ". current() gives the session that run, call or open of the same Sessions opened on the same thread."
                        + " None was opened for you."
                        + " Call current() inside run or call, or hand the work to run itself: it joins where a session is open.");
    }

    static IllegalStateException closed(Session session, String operation, Throwable openingStack) {
        return new IllegalStateException(
                operation + " was called by " + here() + " on " + session
                        + ". A session is of use until it is closed, and only to the thread that opened it."
                        + " The call was refused."
                        + " Keep no session beyond its run, call or try block; ask Sessions for one where it is needed.",
                openingStack);
    }

    static IllegalStateException foreignThread(Session session, String operation, Thread owner) {
        return new IllegalStateException(
                operation + " was called by " + here() + " on " + session
                        + ". A session is used only by the thread that opened it."
                        + " The call was refused and the session is unchanged."
                        + " Give this thread a session of its own with run, call or open, and pass it data, not the session; or hand it over with handOver() and adopt().",
                stackOf(owner));
    }

    static IllegalStateException inTransit(Session session, String operation) {
        return new IllegalStateException(operation + " was called by " + here() + " on " + session
                + ". A session that was handed over belongs to nobody until a thread adopts it."
                + " The call was refused. Call adopt() of its HandOver first, and use the session that this gives.");
    }

    static IllegalStateException handOver(Session session) {
        return new IllegalStateException(
                "handOver() was called by " + here() + " on " + session
                        + ". Only a session of open() can be given away, by its own thread, and while no scope inside it is open:"
                        + " that of run or call ends with its body, and a joined one is not its own."
                        + " The session stays with this thread. Open one with open(), or requiresNew().open(), and hand that over.");
    }

    static IllegalStateException adoptedAlready() {
        return new IllegalStateException("adopt() was called by " + here()
                + ", but the session was adopted or closed already. A session is handed over to one thread."
                + " Nothing was done. Let the thread that has it hand it over again.");
    }

    static IllegalStateException adoptBeside(Session waiting, Session own) {
        return new IllegalStateException("adopt() of " + waiting + " was called by " + here() + ", which has " + own
                + ". A thread has one session at a time."
                + " Nothing was done, and another thread may still adopt it. Close the thread's own session first.");
    }

    static IllegalStateException mandatory(Scope scope) {
        return new IllegalStateException(scope + " was begun on " + here() + ", which has no session."
                + " Its propagation is MANDATORY: it joins, and never opens a session."
                + " Nothing was opened. Call it inside run, call or open of the same Sessions, or let it JOIN.");
    }

    static IllegalStateException never(Scope scope, Session open) {
        return new IllegalStateException(scope + " was begun on " + here() + ", which has " + open
                + ". Its propagation is NEVER: it opens a session, and never stands inside another."
                + " Nothing was opened. Call it where no session is open, or let it have REQUIRES_NEW.");
    }

    static IllegalStateException unfitting(Scope scope, String wanted, Session open) {
        return new IllegalStateException(scope + " asks for " + wanted + " and was begun inside " + open
                + ", which has another. A transaction has one isolation, and is read-only or not, from its begin."
                + " The scope was not joined. Ask for it where the session is opened, or give the scope REQUIRES_NEW.");
    }

    static IllegalStateException retryOfOpen(Scope scope) {
        return new IllegalStateException("open() was called on " + scope + ", which asks for retry."
                + " What is repeated is the body of run or call, and open() has none."
                + " Nothing was opened. Use run or call, or a scope without retry.");
    }

    static SessionHookException hookFailed(Session session, Throwable cause) {
        return new SessionHookException(
                "A hook of " + session
                        + " failed (see the cause). Hooks run when a session has ended, so its work stands"
                        + " as it was committed or rolled back. All hooks were run."
                        + " Do not repeat the work; catch in the hook what may fail there.",
                cause);
    }

    static CommitOutcomeUnknownException outcomeUnknown(Throwable cause) {
        return new CommitOutcomeUnknownException(
                "The connection was lost during the commit (see the cause): whether the work was committed is unknown."
                        + " The server may have committed and lost only the answer."
                        + " Nothing was repeated. Look in the database, by a key that the work has written.",
                cause);
    }

    static IllegalStateException commitWhileJoined(Session session, Session inner) {
        return new IllegalStateException("commit() was called on " + session + " while a scope that joined it, opened "
                + Origin.describe(inner.origin) + ", is still open."
                + " The outermost session commits when all that joined it have ended."
                + " This commit did nothing."
                + " Close the joined session first, or commit through the one that current() gives.");
    }

    static RollbackOnlyException rollbackOnly(Session session, Throwable cause) {
        return new RollbackOnlyException(
                "commit was asked of " + session + ", which was marked by a "
                        + cause.getClass().getName()
                        + " (see the cause). When one part of a session fails, all of it is rolled back."
                        + " This commit did nothing; the session is rolled back when it ends."
                        + " Let the failure pass through instead of catching it, or call rollback() on the outermost"
                        + " session and do the work again.",
                cause);
    }

    static SQLException closeFailed(Session session, String ending, Throwable cause) {
        return new SQLException(
                session + " was " + ending + ", but its connection could not be given back cleanly (see the cause)."
                        + " A session that does not close is never passed over in silence."
                        + " The work stays " + ending + " and the thread is free for its next session."
                        + " Do not repeat the work; look at the connection.",
                DISCONNECT_ERROR,
                cause);
    }

    static SQLException noConnection(DataSource dataSource) {
        // The name of the class only: toString() of a data source may print a password.
        return new SQLException("getConnection() of " + dataSource.getClass().getName() + " returned null."
                + " A session needs a connection. No session was opened."
                + " Mend that DataSource: it should throw SQLException where it has no connection to give.");
    }

    /** Not thrown by itself: the cause that says where a session was marked. */
    static SQLException mark(String what) {
        return new SQLException(what);
    }

    private static String here() {
        return Lifetime.describe(Thread.currentThread());
    }

    /** Where the owner is now: the line that opened the session is nearly always still on its stack. */
    private static Throwable stackOf(Thread owner) {
        Throwable stack = new Throwable(Lifetime.describe(owner) + ", which owns the session, is here now");
        stack.setStackTrace(owner.getStackTrace());
        return stack;
    }
}

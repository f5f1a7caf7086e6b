package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One thread's JDBC session: a connection in a transaction, from {@link Sessions} and back.
 *
 * <pre>{@code
 * try (Session session = sessions.open()) {
 *     transfer(session.connection(), from, to, amount);
 *     session.commit(); // closing without this rolls back
 * }
 * }</pre>
 *
 * <p><b>Joined sessions.</b> A scope opened while the thread already has a session joins it: same connection, same
 * transaction, printed the same. Its commit is deferred to the outermost session; its rollback, its failure, or closing it
 * without commit marks the whole session rollback-only, and the outermost commit then fails with {@link RollbackOnlyException}.
 *
 * <p><b>Errors.</b> Used after close or by another thread, every method but {@link #toString()} (and {@link #close()} of a closed
 * session) throws {@link IllegalStateException} that says which thread did so and which thread opened the session, and where.
 *
 * <p><b>Thread-safety.</b> Belongs to the thread that opened it; only {@code toString} may be called from any thread.
 */
public final class Session implements AutoCloseable {

    private final ThreadSlot slot;
    private final Session outer;
    private final ScopedConnection connection;
    private final Lifetime lifetime;
    private final Object origin;

    /** On a joined session: its part is well, as far as it is concerned. */
    private boolean commitAsked;

    /** On the outermost session: its own code wants the rollback, so the rollback is no surprise to it. */
    private boolean rollbackAsked;

    private volatile boolean closed;

    /** Opens an outermost session. */
    Session(ThreadSlot slot, ScopedConnection connection, Object origin) {
        this.slot = slot;
        this.outer = null;
        this.connection = connection;
        this.lifetime = new Lifetime();
        this.origin = origin;
    }

    /** Joins a session that is open already. */
    Session(Session outer, Object origin) {
        this.slot = outer.slot;
        this.outer = outer;
        this.connection = outer.connection;
        this.lifetime = outer.lifetime;
        this.origin = origin;
    }

    /**
     * The connection of this session, with autocommit off.
     *
     * <p>Use it for any JDBC work. Commit, roll back and close through the session, not through the connection: what is done
     * behind the session's back it cannot know.
     *
     * @return the same connection for the session and all that join it
     * @throws IllegalStateException when the session is closed or belongs to another thread
     */
    public Connection connection() {
        requireUsable("connection()");
        return connection.connection();
    }

    /**
     * Commits what was done so far; the session stays open and its next statement begins a new transaction.
     *
     * <p>On a joined session it only says that this part is well: the outermost session commits.
     *
     * @throws RollbackOnlyException when only a rollback is possible; the cause says why
     * @throws SQLException when the commit itself fails; the session can then only be rolled back
     * @throws IllegalStateException when the session is closed, belongs to another thread, or a scope that joined it is open
     */
    public void commit() throws SQLException {
        requireUsable("commit()");
        Session innermost = slot.find();
        if (innermost != this) {
            throw Refusals.commitWhileJoined(this, innermost);
        }
        commitOrDefer();
    }

    /**
     * Undoes what was done since the last commit; the session stays open, and may commit what it does from here on.
     *
     * <p>On a joined session, or while a scope that joined this one is open, it marks the session rollback-only instead,
     * since only the outermost session ends the transaction.
     *
     * @throws SQLException when the rollback fails; the session can then no longer commit
     * @throws IllegalStateException when the session is closed or belongs to another thread
     */
    public void rollback() throws SQLException {
        requireUsable("rollback()");
        if (outer == null && slot.find() == this) {
            connection.rollback();
            rollbackAsked = false;
        } else {
            connection.markRollbackOnly(Refusals.mark("rollback() was called here, of a session that is joined"));
        }
    }

    /**
     * Lets this session end in a rollback, whatever comes.
     *
     * <p>A {@code run} or {@code call} whose own body asked for this rolls back quietly and returns. Asked for by a scope that
     * joined, it surprises the outermost session, whose commit throws {@link RollbackOnlyException}; so does {@link #commit()}.
     *
     * @throws IllegalStateException when the session is closed or belongs to another thread
     */
    public void setRollbackOnly() {
        requireUsable("setRollbackOnly()");
        rollbackAsked = true;
        connection.markRollbackOnly(Refusals.mark("setRollbackOnly() was called here"));
    }

    /**
     * Closes the session: rolls back what is not committed, restores autocommit, gives the connection back. Closing again does
     * nothing. The thread is free for a new session even when this throws.
     *
     * <p>A joined session gives nothing back; closed without {@link #commit()}, it marks the session rollback-only. Scopes that
     * joined this session and were left open end with it, in the same way.
     *
     * <p>A connection whose rollback fails is aborted, so that nobody gets it with this session's changes in it.
     *
     * @throws SQLException when a step fails; all others are tried nevertheless, and their failures are suppressed in it
     * @throws IllegalStateException when the session is open and belongs to another thread
     */
    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        requireOwner("close()");
        endJoined();
        if (outer == null) {
            Failures.rethrow(release(null, false));
        } else {
            leave("a joined session was closed without commit() here");
        }
    }

    /** Which session this is, whether it is open, whose it is, since when, and who opened it. */
    @Override
    public String toString() {
        Session outermost = outermost();
        StringBuilder text = new StringBuilder("Session ").append(lifetime.number());
        text.append(" [").append(outermost.closed ? lifetime.closed() : "open");
        if (closed && !outermost.closed) {
            text.append(", this joined scope closed");
        }
        if (!outermost.closed && connection.rollbackCause() != null) {
            text.append(", rollback-only");
        }
        return text.append(", ")
                .append(lifetime.opened())
                .append(' ')
                .append(outermost.origin())
                .append(']')
                .toString();
    }

    /** The code that opened this very scope, joined or not. */
    String origin() {
        return Origin.describe(origin);
    }

    /** The end of a body that returned: commits, defers, or rolls back as the body asked. */
    void complete() throws SQLException {
        requireUsable("the commit at the end of run or call");
        endJoined();
        if (outer == null && rollbackAsked) {
            connection.rollback();
        } else {
            commitOrDefer();
        }
    }

    /** Closes after {@link #complete()}: no code of the application ran in between, so there is nothing to roll back. */
    void closeCompleted() throws SQLException {
        if (outer != null) {
            leave(null);
            return;
        }
        Throwable failure = release(null, true);
        if (failure != null) {
            throw Refusals.closeFailed(this, rollbackAsked ? "rolled back" : "committed", failure);
        }
    }

    /** Closes because of a failure, which gathers whatever goes wrong here. */
    void closeAfter(Throwable failure) {
        if (closed) {
            return;
        }
        connection.markRollbackOnly(failure);
        endJoined();
        if (outer == null) {
            release(failure, false);
        } else {
            leave(null);
        }
    }

    private void commitOrDefer() throws SQLException {
        if (outer != null) {
            commitAsked = true;
            return;
        }
        Throwable cause = connection.rollbackCause();
        if (cause != null) {
            throw Refusals.rollbackOnly(this, cause);
        }
        connection.commit();
    }

    /** Ends the scopes that joined this one and were never closed. */
    private void endJoined() {
        Session inner = slot.find();
        while (inner != this) {
            inner.leave("a joined session, opened " + inner.origin() + ", was neither committed nor closed");
            inner = inner.outer;
        }
    }

    private void leave(String mark) {
        if (mark != null && !commitAsked) {
            connection.markRollbackOnly(Refusals.mark(mark));
        }
        closed = true;
        slot.set(outer);
    }

    private Throwable release(Throwable earlier, boolean settled) {
        lifetime.close();
        closed = true;
        // Before anything that can fail: the thread's next session must be a fresh one.
        slot.remove();
        return connection.close(earlier, settled);
    }

    private Session outermost() {
        Session session = this;
        while (session.outer != null) {
            session = session.outer;
        }
        return session;
    }

    private void requireUsable(String operation) {
        if (closed) {
            throw Refusals.closed(this, operation, Origin.stack(origin));
        }
        requireOwner(operation);
    }

    private void requireOwner(String operation) {
        if (Thread.currentThread() != lifetime.owner()) {
            throw Refusals.foreignThread(this, operation, lifetime.owner());
        }
    }
}

package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

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
 * Other ways to stand beside an open session: {@link Propagation}.
 *
 * <p><b>Errors.</b> Used after close or by another thread, every method but {@link #toString}, {@link #id}, {@link #name} and {@link #origin()} (and
 * {@link #close()} of a closed session) throws {@link IllegalStateException} that says which thread did so and which thread
 * opened the session, and where.
 *
 * <p><b>Thread-safety.</b> Belongs to the thread that opened or adopted it; only {@code toString}, {@code id}, {@code name} and
 * {@code origin} may be called from any thread.
 */
public final class Session implements AutoCloseable {

    final Scope scope;
    final Lifetime lifetime;
    final Transaction transaction;
    final Deadline deadline;
    final Object origin;

    /** The session that the thread has again when this one ends, or null. */
    Session outer;

    /** On a joined session: its part is well, as far as it is concerned. */
    boolean commitAsked;

    /** On a session with a transaction of its own: its own code wants the rollback, so that is no surprise to it. */
    boolean rollbackAsked;

    boolean closed;

    Session(Scope scope, Session outer, Lifetime lifetime, Transaction transaction, Deadline deadline, Object origin) {
        this.scope = scope;
        this.outer = outer;
        this.lifetime = lifetime;
        this.transaction = transaction;
        this.deadline = deadline;
        this.origin = origin;
    }

    /**
     * The connection of this session, with autocommit off.
     *
     * <p>Use it for any JDBC work. Commit, roll back and close through the session, not through the connection: what is done
     * behind the session's back it cannot know.
     *
     * @return the same connection for the session and all that join it; where there is a timeout, a view of it that minds that
     * @throws IllegalStateException when the session is closed or belongs to another thread
     */
    public Connection connection() {
        requireUsable("connection()");
        Connection connection = transaction.connection();
        return deadline == null ? connection : deadline.minding(connection);
    }

    /**
     * Commits what was done so far; the session stays open and its next statement begins a new transaction.
     *
     * <p>On a joined session it only says that this part is well: the outermost session commits. On a nested one it keeps this
     * part, as long as the session around it is committed.
     *
     * @throws RollbackOnlyException when only a rollback is possible; the cause says why
     * @throws CommitOutcomeUnknownException when the connection was lost on the way
     * @throws SQLException when the commit itself fails; the session can then only be rolled back
     * @throws IllegalStateException when the session is closed, belongs to another thread, or a scope inside it is open
     */
    public void commit() throws SQLException {
        requireUsable("commit()");
        Session innermost = scope.store().find();
        if (innermost != this) {
            throw Refusals.commitWhileJoined(this, innermost);
        }
        commitAsked = true;
        if (ownsTransaction()) {
            SessionEnd.requireCommittable(this);
            transaction.commit();
        }
    }

    /**
     * Undoes what was done since the last commit; the session stays open, and may commit what it does from here on.
     *
     * <p>On a joined session, or while a scope inside this one is open, it marks the session rollback-only instead, since only the
     * outermost session ends the transaction.
     *
     * @throws SQLException when the rollback fails; the session can then no longer commit
     * @throws IllegalStateException when the session is closed or belongs to another thread
     */
    public void rollback() throws SQLException {
        requireUsable("rollback()");
        if (ownsTransaction() && scope.store().find() == this) {
            transaction.rollback();
            rollbackAsked = false;
        } else {
            transaction.markRollbackOnly(Refusals.mark("rollback() was called here, of a session that is joined"));
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
        transaction.markRollbackOnly(Refusals.mark("setRollbackOnly() was called here"));
    }

    /**
     * Does something when the session has ended, if what was done up to now was committed.
     *
     * @param hook is run after the connection went back
     * @throws IllegalStateException when the session is closed or belongs to another thread
     */
    public void afterCommit(SessionHook hook) {
        Objects.requireNonNull(hook, "hook");
        requireUsable("afterCommit()");
        transaction.hooks().afterCommit(hook);
    }

    /**
     * Does something when the session has ended, if what was done since the last commit was rolled back.
     *
     * @param hook is run after the connection went back
     * @throws IllegalStateException when the session is closed or belongs to another thread
     */
    public void afterRollback(SessionHook hook) {
        Objects.requireNonNull(hook, "hook");
        requireUsable("afterRollback()");
        transaction.hooks().afterRollback(hook);
    }

    /**
     * Does something when the session has ended, however it did; after the hooks for commit and rollback.
     *
     * @param hook is run after the connection went back
     * @throws IllegalStateException when the session is closed or belongs to another thread
     */
    public void afterClose(SessionHook hook) {
        Objects.requireNonNull(hook, "hook");
        requireUsable("afterClose()");
        transaction.hooks().afterClose(hook);
    }

    /**
     * Gives the session away, for another thread to {@link HandOver#adopt}; this thread is free for another one at once.
     *
     * @return what the other thread needs; close it where no thread may have adopted the session
     * @throws IllegalStateException when the session is closed, belongs to another thread, is not innermost on its thread, is not
     *     one of its own but joined or nested, or was not opened by {@code open}: the session of a {@code run} ends with its body
     */
    public HandOver handOver() {
        requireUsable("handOver()");
        return HandOver.of(this);
    }

    /**
     * The name of its scope.
     *
     * @return the name, or null where none was given
     */
    public String name() {
        return scope.effective().name();
    }

    /**
     * The number that it is printed with: the same for a session and all that joined it.
     *
     * @return a number that no other session of this JVM has
     */
    public long id() {
        return lifetime.number();
    }

    /**
     * Where this very scope was opened, joined or not.
     *
     * @return {@code at com.acme.Orders.place(Orders.java:41)} where {@code open} did; {@code in com.acme.Orders}, the class of the
     *     body, where {@code run} or {@code call} did
     */
    public String origin() {
        return Origin.describe(origin);
    }

    /**
     * Closes the session: rolls back what is not committed, restores what was changed on the connection, gives it back. Closing
     * again does nothing. The thread is free for a new session even when this throws.
     *
     * <p>A joined session gives nothing back; closed without {@link #commit()}, it marks the session rollback-only. A nested one
     * rolls back to its savepoint. Scopes inside this one that were left open end with it, in the same way.
     *
     * <p>A connection whose rollback fails is aborted, so that nobody gets it with this session's changes in it.
     *
     * @throws SQLException when a step fails; all others are tried nevertheless, and their failures are suppressed in it
     * @throws SessionHookException when all went well but a hook
     * @throws IllegalStateException when the session is open and belongs to another thread
     */
    @Override
    public void close() throws SQLException {
        if (!closed) {
            requireOwner("close()");
            SessionEnd.close(this);
        }
    }

    /** Which session this is, whether it is open, whose it is, and who opened it; and when, where {@code open} did. */
    @Override
    public String toString() {
        return SessionText.of(this);
    }

    /** Whether it has a connection of its own. */
    boolean isOutermost() {
        return outer == null || outer.lifetime != lifetime;
    }

    /** Whether it ends a transaction, or a part of one that a savepoint guards: it has not joined. */
    boolean ownsTransaction() {
        return outer == null || outer.transaction != transaction;
    }

    boolean isOwnedBy(Thread thread) {
        return lifetime.owner() == thread;
    }

    /** Whether it cannot be left open: {@code run} or {@code call} opened it. */
    boolean endsWithItsBody() {
        return !(origin instanceof Opening);
    }

    void requireUsable(String operation) {
        if (closed) {
            throw Refusals.closed(this, operation, Origin.stack(origin));
        }
        requireOwner(operation);
    }

    void requireOwner(String operation) {
        Thread owner = lifetime.owner();
        if (Thread.currentThread() != owner) {
            throw owner == null ? Refusals.inTransit(this, operation) : Refusals.foreignThread(this, operation, owner);
        }
    }
}

package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One thread's JDBC session: a connection with a transaction, opened by {@link Sessions}.
 *
 * <pre>{@code
 * try (Session session = sessions.open()) {
 *     transfer(session.connection(), from, to, amount);
 *     session.commit(); // without this, close rolls back
 * }
 * }</pre>
 *
 * <p><b>Joined sessions.</b> A scope that is opened while the thread has a session joins it: same connection, same
 * transaction, same number. Its commit is deferred to the outermost session. Its rollback, its failure, or closing it
 * without commit marks the whole session rollback-only, and the outermost commit then fails with
 * {@link RollbackOnlyException}. {@link Propagation} defines the alternatives.
 *
 * <p><b>Errors.</b> After close, or if called by another thread, every method except {@link #toString}, {@link #id},
 * {@link #name} and {@link #origin()} (and {@link #close()} of a closed session) throws {@link IllegalStateException},
 * which names the calling thread, the thread that opened the session, and the code that opened it.
 *
 * <p><b>Thread-safety.</b> Confined to the thread that opened or adopted it; only {@code toString}, {@code id},
 * {@code name} and {@code origin} may be called by any thread.
 */
public final class Session implements AutoCloseable {

    final Scope scope;
    final Lifetime lifetime;
    final ScopeTransaction transaction;
    final @Nullable Deadline deadline;
    final Object origin;

    /** The session that becomes the thread's session when this one ends, or null. */
    @Nullable
    Session outer;

    /** Whether a joined session has called commit. */
    boolean commitRequested;

    /** Whether a session with its own transaction has requested the rollback itself, so that none is reported to it. */
    boolean rollbackRequested;

    boolean closed;

    Session(
            Scope scope,
            @Nullable Session outer,
            Lifetime lifetime,
            ScopeTransaction transaction,
            @Nullable Deadline deadline,
            Object origin) {
        this.scope = scope;
        this.outer = outer;
        this.lifetime = lifetime;
        this.transaction = transaction;
        this.deadline = deadline;
        this.origin = origin;
    }

    /**
     * The connection of this session, not in autocommit mode.
     *
     * <p>Use it for any JDBC work, but commit, roll back and close the session, not the connection: the session does
     * not see such calls.
     *
     * @return the same connection for the session and all that join it; with a timeout, a view of it that enforces the
     *     timeout
     * @throws IllegalStateException if the session is closed or belongs to another thread
     */
    public Connection connection() {
        requireUsable("connection()");
        Connection connection = transaction.connection();
        return deadline == null ? connection : deadline.timed(connection);
    }

    /**
     * Commits the work done so far; the session stays open and its next statement begins a new transaction.
     *
     * <p>On a joined session it only marks this part as successful: the outermost session commits. On a nested session
     * it keeps this part if the enclosing session is committed.
     *
     * @throws RollbackOnlyException if the session can only be rolled back; the cause is the reason
     * @throws CommitOutcomeUnknownException if the connection was lost during the commit
     * @throws SQLException if the commit fails; the session can then only be rolled back
     * @throws IllegalStateException if the session is closed, belongs to another thread, or a scope inside it is open
     */
    public void commit() throws SQLException {
        requireUsable("commit()");
        Session innermost = scope.store().find();
        if (innermost != this) {
            throw innermost == null ? Refusals.commitOfHidden(this) : Refusals.commitWhileJoined(this, innermost);
        }
        commitRequested = true;
        if (ownsTransaction()) {
            SessionCompletion.requireCommittable(this);
            transaction.commit();
        }
    }

    /**
     * Rolls back the work since the last commit; the session stays open, and may commit later work.
     *
     * <p>On a joined session, or while a scope inside this one is open, it marks the session rollback-only instead,
     * because only the outermost session ends the transaction.
     *
     * @throws SQLException if the rollback fails; the session can then no longer commit
     * @throws IllegalStateException if the session is closed or belongs to another thread
     */
    public void rollback() throws SQLException {
        requireUsable("rollback()");
        if (ownsTransaction() && scope.store().find() == this) {
            transaction.rollback();
            rollbackRequested = false;
        } else {
            transaction.markRollbackOnly(Refusals.mark("rollback() was called here, on a joined session"));
        }
    }

    /**
     * Marks this session rollback-only: it can no longer be committed.
     *
     * <p>A {@code run} or {@code call} whose own body called this rolls back and returns normally. If a joined scope
     * has called it, the commit of the outermost session throws {@link RollbackOnlyException}; so does {@link
     * #commit()}.
     *
     * @throws IllegalStateException if the session is closed or belongs to another thread
     */
    public void setRollbackOnly() {
        requireUsable("setRollbackOnly()");
        rollbackRequested = true;
        transaction.markRollbackOnly(Refusals.mark("setRollbackOnly() was called here"));
    }

    /**
     * Registers a hook that runs after the session has ended, if the work up to this call was committed.
     *
     * @param hook is run after the connection was closed
     * @throws IllegalStateException if the session is closed or belongs to another thread
     */
    public void afterCommit(SessionHook hook) {
        Objects.requireNonNull(hook, "hook");
        requireUsable("afterCommit()");
        transaction.hooks().afterCommit(hook);
    }

    /**
     * Registers a hook that runs after the session has ended, if the work since the last commit was rolled back.
     *
     * @param hook is run after the connection was closed
     * @throws IllegalStateException if the session is closed or belongs to another thread
     */
    public void afterRollback(SessionHook hook) {
        Objects.requireNonNull(hook, "hook");
        requireUsable("afterRollback()");
        transaction.hooks().afterRollback(hook);
    }

    /**
     * Registers a hook that runs after the session has ended in any way, after the hooks for commit and rollback.
     *
     * @param hook is run after the connection was closed
     * @throws IllegalStateException if the session is closed or belongs to another thread
     */
    public void afterClose(SessionHook hook) {
        Objects.requireNonNull(hook, "hook");
        requireUsable("afterClose()");
        transaction.hooks().afterClose(hook);
    }

    /**
     * Hands the session over to another thread, which calls {@link HandOver#adopt}. This thread can open another
     * session immediately.
     *
     * @return the hand-over, for the other thread; close it if no thread may have adopted the session
     * @throws IllegalStateException if the session is closed, belongs to another thread, is not the innermost of its
     *     thread, is joined or nested, or was not opened by {@code open}
     */
    public HandOver handOver() {
        requireUsable("handOver()");
        return HandOver.of(this);
    }

    /**
     * The name of its scope.
     *
     * @return the name, or null if it has none
     */
    public @Nullable String name() {
        return scope.effective().name();
    }

    /**
     * The number in {@link #toString()}: the same for a session and all that joined it.
     *
     * @return a number that is unique in this JVM
     */
    public long id() {
        return lifetime.number();
    }

    /**
     * The code that opened this scope, joined or not.
     *
     * @return {@code at com.acme.Orders.place(Orders.java:41)} for {@code open}; {@code in com.acme.Orders}, the class
     *     of the body, for {@code run} and {@code call}
     */
    public String origin() {
        return Origin.describe(origin);
    }

    /**
     * Closes the session: rolls back uncommitted work, restores the connection's properties, and closes the connection.
     * Further calls do nothing. The thread can open a new session even if this method throws.
     *
     * <p>A joined session does not close the connection; without {@link #commit()}, it marks the session rollback-only.
     * A nested session rolls back to its savepoint. Open scopes inside this one end with it, in the same way.
     *
     * <p>A connection whose rollback fails is aborted, so that it is not lent again with uncommitted changes.
     *
     * @throws SQLException if a step fails; all further steps are tried, and their failures are suppressed in it
     * @throws SessionHookException if only a hook fails
     * @throws IllegalStateException if the session is open and belongs to another thread
     */
    @Override
    public void close() throws SQLException {
        if (!closed) {
            requireOwner("close()");
            SessionCompletion.close(this);
        }
    }

    /** {@return the number, the name, the state, the owner and the origin; with the opening time for {@code open}} */
    @Override
    public String toString() {
        return SessionText.of(this);
    }

    /** {@return whether it has its own connection} */
    boolean isOutermost() {
        return outer == null || outer.lifetime != lifetime;
    }

    /** {@return whether it ends a transaction or a savepoint's part of one, that is, whether it is not joined} */
    boolean ownsTransaction() {
        return outer == null || outer.transaction != transaction;
    }

    boolean isOwnedBy(Thread thread) {
        return lifetime.owner() == thread;
    }

    /** {@return whether {@code run} or {@code call} opened it, so that it cannot be left open} */
    boolean endsWithItsBody() {
        return !(origin instanceof OpeningTrace);
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

package io.sessionaudit.scope;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/**
 * A description of work to be done in a session: its name, and how it is to be done. Made once, it may be run any number of
 * times, by any number of threads.
 *
 * <pre>{@code
 * private final Scope checkout = sessions.scope("checkout").timeout(Duration.ofSeconds(5)).retry(Retry.attempts(3));
 * ...
 * long id = checkout.call(session -> placeOrder(session.connection(), order));
 * }</pre>
 *
 * <p>Every method that sets something gives a new scope and leaves this one as it is.
 *
 * <p>Thread-safety: immutable.
 */
public final class Scope {

    private final Sessions sessions;
    private final ScopeOptions own;
    private final ScopeOptions effective;

    Scope(Sessions sessions, ScopeOptions own, ScopeOptions effective) {
        this.sessions = sessions;
        this.own = own;
        this.effective = effective;
    }

    /**
     * Names the scope, for error messages, {@link Session#toString()} and the audit log.
     *
     * @param name what people call this work
     * @return a scope like this one with that name
     */
    public Scope name(String name) {
        return with(own.withName(name));
    }

    /**
     * Says what happens on a thread that has a session already, and on one that has none.
     *
     * @param propagation the way; {@link Propagation#JOIN} unless said otherwise
     * @return a scope like this one that does so
     */
    public Scope propagation(Propagation propagation) {
        return with(own.withPropagation(propagation));
    }

    /**
     * Makes the session's connection read-only, and restores that at its end. Some databases refuse changes then, for some it is
     * a hint. A read-only scope may join a session that writes; one that asks for {@code readOnly(false)} cannot join one that
     * only reads.
     *
     * @param readOnly whether it only reads
     * @return a scope like this one that does so
     */
    public Scope readOnly(boolean readOnly) {
        return with(own.withReadOnly(readOnly));
    }

    /**
     * Sets the isolation of the session, and restores it at its end. A scope that asks for another isolation than that of an open
     * session cannot join it.
     *
     * @param isolation the level
     * @return a scope like this one with that isolation
     */
    public Scope isolation(Isolation isolation) {
        return with(own.withIsolation(isolation));
    }

    /**
     * Limits how long the whole may take: attempts, waits and commit included. Every statement gets what is left as its query
     * timeout (JDBC counts whole seconds, so it is rounded up), and none begins when nothing is left; then there is no commit
     * either. The errors are {@link java.sql.SQLTimeoutException}, or what the driver throws. Joined, it can only shorten what
     * the open session has.
     *
     * @param timeout longer than nothing
     * @return a scope like this one with that limit
     * @throws IllegalArgumentException when the timeout is 0 or negative
     */
    public Scope timeout(Duration timeout) {
        return with(own.withTimeout(timeout));
    }

    /**
     * Repeats the whole body when the database gives it up for another transaction. Only a scope that opens a session does so: one
     * that joins has not done all the work that would have to be repeated, and passes its failure on to the outermost.
     *
     * @param retry how often, and how long between
     * @return a scope like this one that does so
     */
    public Scope retry(Retry retry) {
        return with(own.withRetry(retry));
    }

    /**
     * Runs the body, as {@link Sessions#run} does.
     *
     * @param body the work; whatever it throws rolls the session back and passes through
     * @param <X> the checked exception that the body throws beside {@code SQLException}; found by the compiler
     * @throws X as thrown by the body
     * @throws SQLException as {@link Sessions#run} throws it
     * @throws IllegalStateException when the propagation, or options that the open session cannot have, forbid it
     */
    public <X extends Exception> void run(SessionBody<X> body) throws X, SQLException {
        call(body);
    }

    /**
     * Calls the body and returns its value, as {@link Sessions#call} does.
     *
     * @param body the work; whatever it throws rolls the session back and passes through
     * @param <T> the value returned
     * @param <X> the checked exception that the body throws beside {@code SQLException}; found by the compiler
     * @return what the body returned, which may be null
     * @throws X as thrown by the body
     * @throws SQLException as {@link Sessions#run} throws it
     * @throws IllegalStateException when the propagation, or options that the open session cannot have, forbid it
     */
    public <T, X extends Exception> T call(SessionCall<T, X> body) throws X, SQLException {
        Objects.requireNonNull(body, "body");
        Deadline deadline = Deadline.in(effective.timeout(), sessions.nanoClock());
        for (int attempt = 1; ; attempt++) {
            Session session = SessionStart.begin(this, body.getClass(), attempt, deadline);
            T result;
            try {
                result = body.call(session);
                SessionEnd.complete(session);
            } catch (Throwable failure) {
                SessionEnd.closeAfter(session, failure);
                // Asked only now, so that the pause holds no connection.
                if (repeats(session, attempt, deadline, failure)) {
                    continue;
                }
                throw failure;
            }
            SessionEnd.closeCompleted(session);
            return result;
        }
    }

    /**
     * Opens a session, as {@link Sessions#open} does.
     *
     * @return a session that rolls back when it is closed without {@link Session#commit()}
     * @throws SQLException when no connection can be borrowed
     * @throws IllegalStateException when the propagation, or options that the open session cannot have, forbid it; or when this
     *     scope asks for retry, since there is no body that could be repeated
     */
    public Session open() throws SQLException {
        if (own.retry() != null) {
            throw Refusals.retryOfOpen(this);
        }
        return SessionStart.begin(this, new Opening(), 1, Deadline.in(effective.timeout(), sessions.nanoClock()));
    }

    /** The name, and what is asked for. */
    @Override
    public String toString() {
        return effective.name() == null ? "Scope" : "Scope \"" + effective.name() + '"';
    }

    Sessions sessions() {
        return sessions;
    }

    SessionStore store() {
        return sessions.store();
    }

    /** What was asked of this scope itself. */
    ScopeOptions own() {
        return own;
    }

    /** What it was asked, completed by the defaults of its {@code Sessions}. */
    ScopeOptions effective() {
        return effective;
    }

    private boolean repeats(Session session, int attempt, Deadline deadline, Throwable failure) {
        return effective.retry() != null
                && session.isOutermost()
                && Retrying.waitsForAnother(this, attempt, deadline, failure);
    }

    private Scope with(ScopeOptions changed) {
        return new Scope(sessions, changed, changed.over(sessions.defaults()));
    }
}

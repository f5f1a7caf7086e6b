package io.sessionaudit.scope;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A unit of work that runs in a session: its name and options. A scope can be run any number of times, by any number of
 * threads.
 *
 * <pre>{@code
 * private final Scope checkout = sessions.scope("checkout").timeout(Duration.ofSeconds(5)).retry(Retry.attempts(3));
 * ...
 * long id = checkout.call(session -> placeOrder(session.connection(), order));
 * }</pre>
 *
 * <p>Every method that sets an option returns a new scope and does not change this one.
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
     * @param name the name
     * @return a scope like this one with that name
     */
    public Scope name(String name) {
        return with(own.withName(name));
    }

    /**
     * Sets what happens on a thread that has a session, and on a thread that has none.
     *
     * @param propagation the propagation; the default is {@link Propagation#JOIN}
     * @return a scope like this one with that propagation
     */
    public Scope propagation(Propagation propagation) {
        return with(own.withPropagation(propagation));
    }

    /**
     * Sets whether the session's connection is read-only; the property is restored when the session ends. Some
     * databases then refuse changes, for others it is a hint. A read-only scope may join a session that is not
     * read-only; a scope with {@code readOnly(false)} cannot join a read-only session.
     *
     * @param readOnly whether it only reads
     * @return a scope like this one with that property
     */
    public Scope readOnly(boolean readOnly) {
        return with(own.withReadOnly(readOnly));
    }

    /**
     * Sets the isolation of the session; it is restored when the session ends. A scope cannot join a session that has
     * another isolation.
     *
     * @param isolation the level
     * @return a scope like this one with that isolation
     */
    public Scope isolation(Isolation isolation) {
        return with(own.withIsolation(isolation));
    }

    /**
     * Limits the duration of the scope, including attempts, waits and commit. Each statement gets the remaining time as
     * its query timeout (in seconds, rounded up). After the timeout no statement is executed and nothing is committed.
     * The exception is a {@link java.sql.SQLTimeoutException}, or what the driver throws. A joined scope can only
     * shorten the timeout of the open session.
     *
     * @param timeout a positive duration
     * @return a scope like this one with that limit
     * @throws IllegalArgumentException if the timeout is 0 or negative
     */
    public Scope timeout(Duration timeout) {
        return with(own.withTimeout(timeout));
    }

    /**
     * Repeats the body if the database has rolled it back in favour of another transaction. Only a scope that opens a
     * session repeats it: a joined scope has not done all work that would have to be repeated, so its failure is thrown
     * to the outermost scope.
     *
     * @param retry the number of attempts and the waits
     * @return a scope like this one with that retry
     */
    public Scope retry(Retry retry) {
        return with(own.withRetry(retry));
    }

    /**
     * Runs the body, as {@link Sessions#run} does.
     *
     * @param body the work; anything it throws rolls the session back and is rethrown
     * @param <X> the checked exception that the body throws in addition to {@code SQLException}; inferred by the
     *     compiler
     * @throws X as thrown by the body
     * @throws SQLException as {@link Sessions#run} throws it
     * @throws IllegalStateException if the propagation, or an option that the open session cannot have, forbids it
     */
    public <X extends Exception> void run(SessionBody<X> body) throws X, SQLException {
        call(body);
    }

    /**
     * Calls the body and returns its value, as {@link Sessions#call} does.
     *
     * @param body the work; anything it throws rolls the session back and is rethrown
     * @param <T> the value returned
     * @param <X> the checked exception that the body throws in addition to {@code SQLException}; inferred by the
     *     compiler
     * @return what the body returned, which may be null
     * @throws X as thrown by the body
     * @throws SQLException as {@link Sessions#run} throws it
     * @throws IllegalStateException if the propagation, or an option that the open session cannot have, forbids it
     */
    public <T extends @Nullable Object, X extends Exception> T call(SessionCall<T, X> body) throws X, SQLException {
        Objects.requireNonNull(body, "body");
        Deadline deadline = Deadline.in(effective.timeout(), sessions.nanoClock());
        for (int attempt = 1; ; attempt++) {
            Session session = SessionStart.begin(this, body.getClass(), attempt, deadline);
            T result;
            try {
                result = body.call(session);
                SessionCompletion.complete(session);
            } catch (Throwable failure) {
                SessionCompletion.closeAfter(session, failure);
                // After the close, so that no connection is in use during the wait.
                if (repeats(session, attempt, deadline, failure)) {
                    continue;
                }
                throw failure;
            }
            SessionCompletion.closeCompleted(session);
            return result;
        }
    }

    /**
     * Opens a session, as {@link Sessions#open} does.
     *
     * @return a session that is rolled back if it is closed without {@link Session#commit()}
     * @throws SQLException if no connection can be borrowed
     * @throws IllegalStateException if the propagation, or an option that the open session cannot have, forbids it; or
     *     if this scope has a retry, because there is no body to repeat
     */
    public Session open() throws SQLException {
        if (own.retry() != null) {
            throw Refusals.retryOfOpen(this);
        }
        return SessionStart.begin(this, new OpeningTrace(), 1, Deadline.in(effective.timeout(), sessions.nanoClock()));
    }

    /** {@return {@code Scope}, with its name if it has one} */
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

    /** {@return the options that were set on this scope} */
    ScopeOptions own() {
        return own;
    }

    /** {@return the options of this scope, completed by the defaults of its {@code Sessions}} */
    ScopeOptions effective() {
        return effective;
    }

    private boolean repeats(Session session, int attempt, @Nullable Deadline deadline, Throwable failure) {
        Retry retry = effective.retry();
        return retry != null
                && session.isOutermost()
                && RetryDecision.waitForNextAttempt(this, retry, attempt, deadline, failure);
    }

    private Scope with(ScopeOptions changed) {
        return new Scope(sessions, changed, changed.over(sessions.defaults()));
    }
}

package io.sessionaudit.scope;

import java.sql.SQLException;
import java.util.function.LongSupplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * The sessions of one {@link DataSource}: one per thread, committed on success, rolled back on error, closed always.
 *
 * <pre>{@code
 * Sessions sessions = Sessions.of(dataSource);
 * sessions.run(session -> insert(session.connection(), order));
 * Order order = sessions.call(session -> find(session.connection(), id));
 * }</pre>
 *
 * <p>Create one per data source and keep it as long as the data source. Two instances do not share sessions, even for
 * the same data source.
 *
 * <p><b>Joining.</b> {@code run}, {@code call} or {@code open} on a thread that has a session of the same {@code
 * Sessions} joins it: one connection, one transaction, ended by the outermost. A failure inside marks the whole session
 * rollback-only; see {@link Session}. Use a {@link #scope} for other propagations, names, timeouts and retries.
 *
 * <p><b>Errors.</b> Exceptions of the body are rethrown unchanged; later failures (rollback, restoring the connection,
 * close) are suppressed in them. After any failure, the thread can open a new session.
 *
 * <p><b>Thread-safety.</b> Safe for any number of platform and virtual threads; takes no locks.
 */
public final class Sessions {

    private final DataSource dataSource;
    private final ScopeOptions defaults;
    private final SessionStore store;
    private final LongSupplier nanoClock;
    private final Scope scope;
    private final DataSource bound;

    Sessions(DataSource dataSource, ScopeOptions defaults, SessionStore store, LongSupplier nanoClock) {
        this.dataSource = dataSource;
        this.defaults = defaults.propagation() == null ? defaults.withPropagation(Propagation.JOIN) : defaults;
        this.store = store;
        this.nanoClock = nanoClock;
        this.scope = new Scope(this, ScopeOptions.NONE, this.defaults);
        this.bound = new BoundDataSource(dataSource, store);
    }

    /**
     * Creates {@code Sessions} of a data source. The data source is not called before the first session is opened.
     *
     * @param dataSource the source of connections, usually a pool
     * @return a new {@code Sessions}, to be kept and shared
     */
    public static Sessions of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /**
     * Creates {@code Sessions} with default options or another session store.
     *
     * @param dataSource the source of connections, usually a pool
     * @return a builder
     */
    public static SessionsBuilder builder(DataSource dataSource) {
        return new SessionsBuilder(dataSource);
    }

    /**
     * Runs the body in this thread's session: a new one, committed and closed at the end, or the one that is open.
     *
     * @param body the work; anything it throws rolls the session back and is rethrown
     * @param <X> the checked exception that the body throws in addition to {@code SQLException}; inferred by the
     *     compiler
     * @throws X as thrown by the body
     * @throws RollbackOnlyException if the body returned, but a joined scope failed; the body's work is rolled back
     * @throws CommitOutcomeUnknownException if the connection was lost during the commit
     * @throws SQLException as thrown by the body, or if borrowing or committing fails; or, with SQLState {@code 01002},
     *     if the work is committed but the connection could not be closed
     * @throws SessionHookException if the work is committed but a hook failed
     */
    public <X extends Exception> void run(SessionBody<X> body) throws X, SQLException {
        scope.call(body);
    }

    /**
     * Calls the body in this thread's session, as {@link #run} does, and returns its value.
     *
     * @param body the work; anything it throws rolls the session back and is rethrown
     * @param <T> the value returned
     * @param <X> the checked exception that the body throws in addition to {@code SQLException}; inferred by the
     *     compiler
     * @return what the body returned, which may be null
     * @throws X as thrown by the body
     * @throws RollbackOnlyException if the body returned, but a joined scope failed; the body's work is rolled back
     * @throws SQLException as {@link #run} throws it
     */
    public <T extends @Nullable Object, X extends Exception> T call(SessionCall<T, X> body) throws X, SQLException {
        return scope.call(body);
    }

    /**
     * Opens this thread's session for a try-with-resources block, or joins the one that is open.
     *
     * <p>The same thread must close it: later work of this thread joins a session that was left open. Prefer {@link
     * #run} and {@link #call}. It also records its caller for error messages, which takes about two microseconds.
     *
     * @return a session that is rolled back if it is closed without {@link Session#commit()}
     * @throws SQLException if no connection can be borrowed
     */
    public Session open() throws SQLException {
        return scope.open();
    }

    /**
     * The session that is open on this thread; the innermost if sessions are nested.
     *
     * @return the session
     * @throws IllegalStateException if none is open; {@link #isActive()} checks that
     */
    public Session current() {
        Session session = store.find();
        if (session == null) {
            throw Refusals.noSession();
        }
        return session;
    }

    /**
     * Whether a session of these {@code Sessions} is open on this thread.
     *
     * @return true from the outermost {@code run}, {@code call} or {@code open} to its end
     */
    public boolean isActive() {
        return store.find() != null;
    }

    /**
     * A scope with a name, to set options on, to keep and to run.
     *
     * @param name the name, for messages and the audit log
     * @return a scope that joins, with the defaults of these {@code Sessions}
     */
    public Scope scope(String name) {
        return scope.name(name);
    }

    /**
     * A scope that always opens a session of its own.
     *
     * @return a scope with {@link Propagation#REQUIRES_NEW}
     */
    public Scope requiresNew() {
        return scope.propagation(Propagation.REQUIRES_NEW);
    }

    /**
     * A scope that sets a savepoint in the open session, so that it can be rolled back separately.
     *
     * @return a scope with {@link Propagation#NESTED}
     */
    public Scope nested() {
        return scope.propagation(Propagation.NESTED);
    }

    /**
     * A scope that only joins.
     *
     * @return a scope with {@link Propagation#MANDATORY}
     */
    public Scope mandatory() {
        return scope.propagation(Propagation.MANDATORY);
    }

    /**
     * A scope that only opens.
     *
     * @return a scope with {@link Propagation#NEVER}
     */
    public Scope never() {
        return scope.propagation(Propagation.NEVER);
    }

    /**
     * A data source for libraries that require one: inside a session it lends the session's connection, otherwise
     * connections of the underlying data source.
     *
     * <p>The session's connection behaves like a new connection and takes part like a joined scope: {@code close} does
     * not close the session; {@code commit} is deferred to the session; {@code rollback}, and closing with uncommitted
     * work while autocommit is off, mark the session rollback-only, because the library's work cannot be rolled back
     * separately. Changing isolation or read-only is refused: they apply to the whole session.
     *
     * @return always the same data source, for any thread
     */
    public DataSource dataSource() {
        return bound;
    }

    DataSource plainDataSource() {
        return dataSource;
    }

    ScopeOptions defaults() {
        return defaults;
    }

    SessionStore store() {
        return store;
    }

    LongSupplier nanoClock() {
        return nanoClock;
    }
}

package io.sessionaudit.scope;

import java.sql.SQLException;
import java.util.function.LongSupplier;

import javax.sql.DataSource;

/**
 * The sessions of one {@link DataSource}: one per thread, committed on success, rolled back on error, closed always.
 *
 * <pre>{@code
 * Sessions sessions = Sessions.of(dataSource);
 * sessions.run(session -> insert(session.connection(), order));
 * Order order = sessions.call(session -> find(session.connection(), id));
 * }</pre>
 *
 * <p>Make one for each data source and keep it as long, in a field beside it. Two of them, even for the same data source, know
 * nothing of each other's sessions.
 *
 * <p><b>Joining.</b> {@code run}, {@code call} or {@code open} on a thread that has a session of the same {@code Sessions} joins
 * it: one connection, one transaction, ended by the outermost. A failure inside dooms the whole; see {@link Session}. For other
 * ways, and for names, timeouts and retries, make a {@link #scope}.
 *
 * <p><b>Errors.</b> Exceptions of the body pass through as they are, and what fails afterwards (rollback, restoring the
 * connection, close) is suppressed in them. Whatever fails, the thread's next session is a fresh one.
 *
 * <p><b>Thread-safety.</b> Safe: any number of threads may share it, virtual threads too, and no lock is ever held.
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
     * Sessions on the connections of a data source, which nothing is asked of until the first session is opened.
     *
     * @param dataSource where connections come from, usually a pool
     * @return a new {@code Sessions}, to be kept and shared
     */
    public static Sessions of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /**
     * Sessions that all begin with the same options, or are kept elsewhere than one for each thread.
     *
     * @param dataSource where connections come from, usually a pool
     * @return a builder
     */
    public static SessionsBuilder builder(DataSource dataSource) {
        return new SessionsBuilder(dataSource);
    }

    /**
     * Runs the body in this thread's session: a new one, committed and closed at the end, or the one that is open already.
     *
     * @param body the work; whatever it throws rolls the session back and passes through
     * @param <X> the checked exception that the body throws beside {@code SQLException}; found by the compiler
     * @throws X as thrown by the body
     * @throws RollbackOnlyException when the body returned, but a scope that joined it failed; the body's work is rolled back
     * @throws CommitOutcomeUnknownException when the connection was lost during the commit
     * @throws SQLException as thrown by the body, or when borrowing or committing fails; or, with SQLState {@code 01002}, when the
     *     work is done and committed but the connection could not be closed
     * @throws SessionHookException when the work is done and committed but a hook failed
     */
    public <X extends Exception> void run(SessionBody<X> body) throws X, SQLException {
        scope.call(body);
    }

    /**
     * Calls the body in this thread's session, as {@link #run} does, and returns its value.
     *
     * @param body the work; whatever it throws rolls the session back and passes through
     * @param <T> the value returned
     * @param <X> the checked exception that the body throws beside {@code SQLException}; found by the compiler
     * @return what the body returned, which may be null
     * @throws X as thrown by the body
     * @throws RollbackOnlyException when the body returned, but a scope that joined it failed; the body's work is rolled back
     * @throws SQLException as {@link #run} throws it
     */
    public <T, X extends Exception> T call(SessionCall<T, X> body) throws X, SQLException {
        return scope.call(body);
    }

    /**
     * Opens this thread's session for a try-with-resources block, or joins the one that is open already.
     *
     * <p>It must be closed by the same thread: one that is left open is joined by everything that this thread does later. So
     * prefer {@link #run} and {@link #call} wherever the work fits in one. It also remembers its caller, for error messages, which
     * takes about two microseconds.
     *
     * @return a session that rolls back when it is closed without {@link Session#commit()}
     * @throws SQLException when no connection can be borrowed
     */
    public Session open() throws SQLException {
        return scope.open();
    }

    /**
     * The session that is open on this thread: the innermost, where one stands inside another.
     *
     * @return the session, never null
     * @throws IllegalStateException when none is open; {@link #isActive()} asks beforehand
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
     * A scope with a name, to be given options, kept and run.
     *
     * @param name what people call the work
     * @return a scope that joins, with the defaults of these {@code Sessions}
     */
    public Scope scope(String name) {
        return scope.name(name);
    }

    /**
     * A scope that opens a session of its own, whatever is open already.
     *
     * @return a scope with {@link Propagation#REQUIRES_NEW}
     */
    public Scope requiresNew() {
        return scope.propagation(Propagation.REQUIRES_NEW);
    }

    /**
     * A scope that can fail alone, guarded by a savepoint of the open session.
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
     * A data source for libraries that want one: inside a session it lends that session's connection, elsewhere plain ones.
     *
     * <p>What it lends inside a session behaves as a fresh connection of its own, and takes part as a joined scope does:
     * {@code close} ends the loan only; {@code commit} is left to the session; {@code rollback}, and closing with work neither
     * committed nor rolled back while autocommit is off, mark the session rollback-only, since the library's work cannot be undone
     * alone. Changing isolation or read-only is refused: they belong to the whole session.
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

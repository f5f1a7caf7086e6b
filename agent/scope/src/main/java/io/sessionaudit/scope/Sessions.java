package io.sessionaudit.scope;

import java.sql.SQLException;
import java.util.Objects;

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
 * it: one connection, one transaction, ended by the outermost. A failure inside dooms the whole; see {@link Session}.
 *
 * <p><b>Errors.</b> Exceptions of the body pass through as they are, and what fails afterwards (rollback, restoring autocommit,
 * close) is suppressed in them. Whatever fails, the thread's next session is a fresh one.
 *
 * <p><b>Thread-safety.</b> Safe: any number of threads may share it, virtual threads too, and no lock is ever held.
 */
public final class Sessions {

    private final DataSource dataSource;
    private final ThreadSlot slot = new ThreadSlot();

    private Sessions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Sessions on the connections of a data source, which nothing is asked of until the first session is opened.
     *
     * @param dataSource where connections come from, usually a pool
     * @return a new {@code Sessions}, to be kept and shared
     */
    public static Sessions of(DataSource dataSource) {
        return new Sessions(Objects.requireNonNull(dataSource, "dataSource"));
    }

    /**
     * Runs the body in this thread's session: a new one, committed and closed at the end, or the one that is open already.
     *
     * @param body the work; whatever it throws rolls the session back and passes through
     * @param <X> the checked exception that the body throws beside {@code SQLException}; found by the compiler
     * @throws X as thrown by the body
     * @throws RollbackOnlyException when the body returned, but a scope that joined it failed; the body's work is rolled back
     * @throws SQLException as thrown by the body, or when borrowing or committing fails; or, with SQLState {@code 01002}, when the
     *     work is done and committed but the connection could not be closed
     */
    public <X extends Exception> void run(SessionBody<X> body) throws X, SQLException {
        Objects.requireNonNull(body, "body");
        this.<Void, X>execute(body.getClass(), session -> {
            body.run(session);
            return null;
        });
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
        Objects.requireNonNull(body, "body");
        return execute(body.getClass(), body);
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
        return begin(Origin.here());
    }

    /**
     * The session that is open on this thread: the innermost, where one joined another.
     *
     * @return the session, never null
     * @throws IllegalStateException when none is open; {@link #isActive()} asks beforehand
     */
    public Session current() {
        Session session = slot.find();
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
        return slot.find() != null;
    }

    private <T, X extends Exception> T execute(Class<?> origin, SessionCall<T, X> body) throws X, SQLException {
        Session session = begin(origin);
        T result;
        try {
            result = body.call(session);
            session.complete();
        } catch (Throwable failure) {
            session.closeAfter(failure);
            throw failure;
        }
        session.closeCompleted();
        return result;
    }

    private Session begin(Object origin) throws SQLException {
        Session outer = slot.find();
        Session session = outer == null
                ? new Session(slot, ScopedConnection.borrow(dataSource), origin)
                : new Session(outer, origin);
        slot.set(session);
        return session;
    }
}

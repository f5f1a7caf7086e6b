package io.sessionaudit.scope;

import java.sql.SQLException;

/**
 * Work done in a session that returns a value: what {@link Sessions#call} calls.
 *
 * <p>The type parameter {@code X} is the checked exception that the work throws beside {@link SQLException}; the compiler
 * finds it, as it does for {@link SessionBody}.
 *
 * <pre>{@code
 * SessionCall<Order, IOException> parse = session -> reader.read(session.connection(), id);
 * Order order = sessions.call(parse); // throws IOException, SQLException
 * }</pre>
 *
 * <p>Thread-safety: called by the thread that calls {@code call}, once for each call.
 *
 * @param <T> the value returned
 * @param <X> the checked exception that the work throws beside {@code SQLException}
 */
@FunctionalInterface
public interface SessionCall<T, X extends Exception> {

    /**
     * Does the work. Returning commits it; throwing anything at all rolls it back.
     *
     * @param session the session of this thread, open until this method ends; not to be closed or kept
     * @return what {@link Sessions#call} shall return, which may be null
     * @throws X when the work fails for a reason of its own
     * @throws SQLException when the database refuses
     */
    T call(Session session) throws X, SQLException;
}

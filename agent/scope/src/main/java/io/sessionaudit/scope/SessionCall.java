package io.sessionaudit.scope;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Work done in a session that returns a value; called by {@link Sessions#call}.
 *
 * <p>The type parameter {@code X} is the checked exception that the work throws in addition to {@link SQLException};
 * the compiler infers it, as for {@link SessionBody}.
 *
 * <pre>{@code
 * SessionCall<Order, IOException> parse = session -> reader.read(session.connection(), id);
 * Order order = sessions.call(parse); // throws IOException, SQLException
 * }</pre>
 *
 * <p>Thread-safety: called by the thread that calls {@code call}, once for each call.
 *
 * @param <T> the value returned
 * @param <X> the checked exception that the work throws in addition to {@code SQLException}
 */
@FunctionalInterface
public interface SessionCall<T extends @Nullable Object, X extends Exception> {

    /**
     * Does the work. It is committed if this method returns, and rolled back if it throws anything.
     *
     * @param session the session of this thread, open until this method ends; must not be closed or kept
     * @return the value for {@link Sessions#call} to return, which may be null
     * @throws X if the work fails otherwise
     * @throws SQLException if a database call fails
     */
    T call(Session session) throws X, SQLException;
}

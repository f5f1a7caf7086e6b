package io.sessionaudit.scope;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Work done in a session that returns no value; run by {@link Sessions#run}.
 *
 * <p>The type parameter is the checked exception that the work throws in addition to {@link SQLException}; the compiler
 * infers it. If a body throws {@link java.io.IOException}, then {@code run} throws {@code IOException}.
 *
 * <pre>{@code
 * SessionBody<IOException> imports = session -> importer.copy(file, session.connection());
 * sessions.run(imports); // throws IOException, SQLException
 * }</pre>
 *
 * <p>Thread-safety: run by the thread that calls {@code run}, once for each call.
 *
 * @param <X> the checked exception that the work throws in addition to {@code SQLException}
 */
@FunctionalInterface
public interface SessionBody<X extends Exception> extends SessionCall<@Nullable Void, X> {

    /**
     * Does the work. It is committed if this method returns, and rolled back if it throws anything.
     *
     * @param session the session of this thread, open until this method ends; must not be closed or kept
     * @throws X if the work fails otherwise
     * @throws SQLException if a database call fails
     */
    void run(Session session) throws X, SQLException;

    /** Does the work and returns null, so that it can be used as a {@link SessionCall}. */
    @Override
    @SuppressWarnings("NullAway") // it does not compare the type argument Void, which is nullable
    default @Nullable Void call(Session session) throws X, SQLException {
        run(session);
        return null;
    }
}

package io.sessionaudit.scope;

import java.sql.SQLException;

/**
 * Work done in a session that returns nothing: what {@link Sessions#run} runs.
 *
 * <p>The type parameter is the checked exception that the work throws beside {@link SQLException}; the compiler finds it.
 * A body that throws {@link java.io.IOException} makes {@code run} throw {@code IOException}, and a body that throws nothing
 * of its own adds nothing.
 *
 * <pre>{@code
 * SessionBody<IOException> imports = session -> importer.copy(file, session.connection());
 * sessions.run(imports); // throws IOException, SQLException
 * }</pre>
 *
 * <p>Thread-safety: run by the thread that calls {@code run}, once for each call.
 *
 * @param <X> the checked exception that the work throws beside {@code SQLException}
 */
@FunctionalInterface
public interface SessionBody<X extends Exception> extends SessionCall<Void, X> {

    /**
     * Does the work. Returning commits it; throwing anything at all rolls it back.
     *
     * @param session the session of this thread, open until this method ends; not to be closed or kept
     * @throws X when the work fails for a reason of its own
     * @throws SQLException when the database refuses
     */
    void run(Session session) throws X, SQLException;

    /** Does the work and returns null, so that it can stand where a {@link SessionCall} is wanted. */
    @Override
    default Void call(Session session) throws X, SQLException {
        run(session);
        return null;
    }
}

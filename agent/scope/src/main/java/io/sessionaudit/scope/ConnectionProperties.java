package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The properties of a connection that a scope has changed, except autocommit, and their values before.
 *
 * <p>Not thread-safe; confined to the owner of the session.
 */
final class ConnectionProperties {

    private @Nullable Boolean readOnlyBefore;
    private @Nullable Integer isolationBefore;

    private ConnectionProperties() {}

    /** {@return the properties that were changed to match the options, or null if the options set none} */
    static @Nullable ConnectionProperties apply(Connection connection, ScopeOptions options) throws SQLException {
        if (options.readOnly() == null && options.isolation() == null) {
            return null;
        }
        ConnectionProperties settings = new ConnectionProperties();
        try {
            settings.change(connection, options);
        } catch (Throwable failure) {
            settings.restore(connection, new Failures(failure));
            throw failure;
        }
        return settings;
    }

    private void change(Connection connection, ScopeOptions options) throws SQLException {
        if (options.readOnly() != null && options.readOnly() != connection.isReadOnly()) {
            connection.setReadOnly(options.readOnly());
            readOnlyBefore = !options.readOnly();
        }
        if (options.isolation() != null) {
            int level = connection.getTransactionIsolation();
            if (level != options.isolation().level()) {
                connection.setTransactionIsolation(options.isolation().level());
                isolationBefore = level;
            }
        }
    }

    void restore(Connection connection, Failures failures) {
        Integer isolation = isolationBefore;
        if (isolation != null) {
            failures.attempt(() -> connection.setTransactionIsolation(isolation));
        }
        Boolean readOnly = readOnlyBefore;
        if (readOnly != null) {
            failures.attempt(() -> connection.setReadOnly(readOnly));
        }
    }
}

package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a scope has changed about its connection, beside autocommit, and how it was before.
 *
 * <p>Not thread-safe; for the owner of the session.
 */
final class Settings {

    private Boolean readOnlyBefore;
    private Integer isolationBefore;

    private Settings() {}

    /** Changes what is asked for and differs; gives null where nothing is asked for. */
    static Settings apply(Connection connection, ScopeOptions options) throws SQLException {
        if (options.readOnly() == null && options.isolation() == null) {
            return null;
        }
        Settings settings = new Settings();
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
        if (isolationBefore != null) {
            failures.attempt(() -> connection.setTransactionIsolation(isolationBefore));
        }
        if (readOnlyBefore != null) {
            failures.attempt(() -> connection.setReadOnly(readOnlyBefore));
        }
    }
}

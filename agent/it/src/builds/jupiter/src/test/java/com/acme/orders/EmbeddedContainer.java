package com.acme.orders;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.containers.JdbcDatabaseContainerProvider;

/** The database of URLs that begin with {@code jdbc:tc:embedded:}, in this JVM: Docker may not be available. */
public final class EmbeddedContainer extends JdbcDatabaseContainer<EmbeddedContainer> {
    private EmbeddedContainer() {
        super("embedded:1");
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
        return true;
    }

    @Override
    public String getContainerId() {
        return "embedded";
    }

    @Override
    public String getDriverClassName() {
        return "org.h2.Driver";
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:h2:mem:container;DB_CLOSE_DELAY=-1";
    }

    @Override
    public Connection createConnection(String query, Properties properties) throws SQLException {
        return getJdbcDriverInstance().connect(getJdbcUrl(), properties);
    }

    @Override
    public String getUsername() {
        return "";
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    protected String getTestQueryString() {
        return "SELECT 1";
    }

    /** Finds the container by the URL. */
    public static final class Provider extends JdbcDatabaseContainerProvider {
        @Override
        public boolean supports(String databaseType) {
            return databaseType.equals("embedded");
        }

        @Override
        public JdbcDatabaseContainer<?> newInstance(String tag) {
            return new EmbeddedContainer();
        }
    }
}

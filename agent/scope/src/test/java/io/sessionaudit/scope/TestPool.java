package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fresh H2 database behind a real pool for each test, which fails a test that leaves a connection or a thread-local
 * behind.
 */
final class TestPool implements BeforeEachCallback, AfterEachCallback {

    private final int size;
    private String url;
    private HikariDataSource pool;
    private Sessions sessions;

    TestPool() {
        this(2);
    }

    TestPool(int size) {
        this.size = size;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        direct("CREATE TABLE item (id INT PRIMARY KEY)");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(1_000);
        pool = new HikariDataSource(config);
        sessions = Sessions.of(pool);
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        try {
            assertThat(borrowed()).as("connections that were not given back").isZero();
            assertThat(ThreadLocals.ofSessions())
                    .as("thread-locals left behind")
                    .isEmpty();
        } finally {
            pool.close();
            direct("SHUTDOWN");
        }
    }

    HikariDataSource dataSource() {
        return pool;
    }

    Sessions sessions() {
        return sessions;
    }

    /** How many connections are out of the pool. */
    int borrowed() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** What others see: the ids that are committed. */
    List<Integer> committed() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM item ORDER BY id")) {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        }
    }

    /** Empties the table. */
    void clear() throws SQLException {
        direct("DELETE FROM item");
    }

    static void insert(Session session, int id) throws SQLException {
        insert(session.connection(), id);
    }

    static void insert(Connection connection, int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO item VALUES (?)")) {
            statement.setInt(1, id);
            statement.executeUpdate();
        }
    }

    private void direct(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

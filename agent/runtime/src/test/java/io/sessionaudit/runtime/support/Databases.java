package io.sessionaudit.runtime.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.h2.jdbcx.JdbcDataSource;

/** New in-memory databases, each with a table {@code item(id, name)} of three rows. */
public final class Databases {
    private Databases() {}

    /** {@return the driver's own data source} */
    public static JdbcDataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        source.setUser("sa");
        return source;
    }

    /** {@return a started pool on it} */
    public static HikariDataSource hikari() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(h2());
        config.setPoolName("test-pool");
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    /** Creates the table. */
    public static void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20))");
            statement.execute("INSERT INTO item VALUES (1, 'one'), (2, 'two'), (3, 'three')");
        }
    }
}

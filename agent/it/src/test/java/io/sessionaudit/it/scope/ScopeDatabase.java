package io.sessionaudit.it.scope;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.MySQLExceptionSorter;
import io.sessionaudit.demo.server.DemoServer;
import org.apache.commons.dbcp2.BasicDataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database for the scope tests, with a table {@code scope_item(id, amount)}. */
enum ScopeDatabase {
    H2("H2") {
        private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

        @Override
        String url() {
            return url;
        }

        @Override
        DataSource raw() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(url);
            return source;
        }

        @Override
        String slowQuery() {
            return "SELECT SUM(a.x * b.x) FROM SYSTEM_RANGE(1, 1000000) a, SYSTEM_RANGE(1, 1000000) b";
        }
    },

    /** The server that a URL names, MySQL in Docker, or an embedded MariaDB. */
    SERVER("MySQL, MariaDB") {
        @Override
        String url() {
            return Server.RUNNING.url();
        }

        @Override
        DataSource raw() {
            MysqlDataSource source = new MysqlDataSource();
            source.setUrl(url());
            return source;
        }

        @Override
        String slowQuery() {
            return "SELECT SLEEP(30)";
        }
    };

    /** Started when the first test needs it. */
    private static final class Server {
        private static final DemoServer RUNNING = DemoServer.start();
    }

    /** A pool, or none. */
    enum Lender {
        HIKARICP,
        DBCP2,
        AGROAL,
        NONE;

        /** {@return the pool on the database; to be closed if it is closeable} */
        DataSource on(ScopeDatabase database) throws SQLException {
            return switch (this) {
                case HIKARICP -> {
                    HikariConfig config = new HikariConfig();
                    config.setJdbcUrl(database.url());
                    config.setMaximumPoolSize(3);
                    config.setMinimumIdle(1);
                    yield new HikariDataSource(config);
                }
                case DBCP2 -> {
                    BasicDataSource source = new BasicDataSource();
                    source.setUrl(database.url());
                    source.setMaxTotal(3);
                    yield source;
                }
                case AGROAL ->
                    AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                            .connectionPoolConfiguration(pool -> pool.maxSize(3)
                                    // Otherwise Agroal lends a connection again that the server has closed.
                                    .exceptionSorter(new MySQLExceptionSorter())
                                    .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.url()))));
                case NONE -> database.raw();
            };
        }
    }

    private final String label;

    ScopeDatabase(String label) {
        this.label = label;
    }

    /** {@return its name in the documentation} */
    String label() {
        return label;
    }

    abstract String url();

    /** {@return the driver's own data source} */
    abstract DataSource raw();

    /** {@return a query that takes half a minute or longer} */
    abstract String slowQuery();

    /** Recreates the table with ids 100 and 101. */
    void reset() throws SQLException {
        direct("DROP TABLE IF EXISTS scope_item");
        direct("CREATE TABLE scope_item (id INT PRIMARY KEY, amount INT NOT NULL DEFAULT 0)");
        direct("INSERT INTO scope_item (id) VALUES (100), (101)");
    }

    /** {@return the committed ids below 100} */
    List<Integer> committed() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM scope_item WHERE id < 100 ORDER BY id")) {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        }
    }

    /** Executes a statement on a separate connection. */
    void direct(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

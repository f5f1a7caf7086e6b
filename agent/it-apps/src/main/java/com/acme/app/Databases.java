package com.acme.app;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The databases of these applications: H2 in memory, directly or pooled. */
final class Databases {
    private Databases() {}

    static String url(String name) {
        return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }

    static HikariDataSource pool(String name, int idle, int most) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url(name));
        config.setMinimumIdle(idle);
        config.setMaximumPoolSize(most);
        return new HikariDataSource(config);
    }

    static JdbcDataSource direct(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url(name));
        return source;
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    static void execute(Connection connection, String... texts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : texts) {
                statement.execute(sql);
            }
        }
    }
}

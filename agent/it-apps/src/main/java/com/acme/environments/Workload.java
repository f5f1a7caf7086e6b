package com.acme.environments;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Correct use of sessions. */
public final class Workload {
    private Workload() {}

    /** A separate pool on an in-memory database. */
    public static HikariDataSource pool(String name, String database, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl("jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1");
        // DriverManager sees only drivers of the class path, not those of a web application.
        config.setDriverClassName("org.h2.Driver");
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** Creates the table. */
    public static void prepare(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS stock (id INT PRIMARY KEY, amount INT)");
            statement.execute("MERGE INTO stock VALUES (1, 1000)");
        }
    }

    /** Takes from the stock in a transaction, and reads it in another session. */
    public static int takeAndLook(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement take =
                    connection.prepareStatement("UPDATE stock SET amount = amount - 1 WHERE id = ?")) {
                take.setInt(1, 1);
                take.executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet stock = statement.executeQuery("SELECT amount FROM stock")) {
            stock.next();
            return stock.getInt(1);
        }
    }

    /** Runs twice as many sessions as rounds plus one, and prints the result. */
    public static void run(DataSource source, int rounds) throws SQLException {
        prepare(source);
        int left = 0;
        for (int round = 0; round < rounds; round++) {
            left = takeAndLook(source);
        }
        System.out.println("left=" + left);
        System.out.println("received=" + (2 * rounds + 1));
    }
}

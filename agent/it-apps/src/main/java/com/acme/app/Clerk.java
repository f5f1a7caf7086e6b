package com.acme.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;

/** A correct application: as many sessions as its argument says, and one for the tables. Writes to both streams. */
public final class Clerk {
    private Clerk() {}

    public static void main(String[] arguments) throws Exception {
        int sessions = Integer.parseInt(arguments[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("good night")));
        System.err.println("the clerk is in");
        try (HikariDataSource pool = Databases.pool("letters", 1, 2)) {
            try (Connection connection = pool.getConnection()) {
                Databases.execute(connection, "CREATE TABLE letter (id INT PRIMARY KEY, text VARCHAR(99))");
            }
            for (int id = 1; id < sessions; id++) {
                write(pool, id);
            }
        }
        try (Connection connection = DriverManager.getConnection(Databases.url("letters"))) {
            System.out.println("letters=" + Databases.number(connection, "SELECT COUNT(*) FROM letter"));
        }
        System.err.println("the clerk is out");
    }

    private static void write(HikariDataSource pool, int id) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO letter VALUES (?, ?)")) {
                insert.setInt(1, id);
                insert.setString(2, "Dear Sir or Madam");
                System.out.println("letter " + id + ": " + insert.executeUpdate() + " row");
            }
            connection.commit();
        }
    }
}

package com.acme.old;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/**
 * An application in class files of Java 8. With each pool that its arguments name, or with all, it does one thing right
 * and several wrong, and prints what the database answers.
 */
public final class OldApplication {
    private static final List<Connection> LEAKED = new ArrayList<>();

    private OldApplication() {}

    /** Runs; exits with code 3, so that a changed exit code is noticed. */
    public static void main(String[] names) throws Exception {
        System.out.println("begin");
        for (String name : names.length == 0 ? OldPools.names() : names) {
            System.out.println(name + " " + run(OldPools.open(name)));
        }
        System.err.println("end");
        System.exit(3);
    }

    private static String run(DataSource source) throws Exception {
        StringBuilder answers = new StringBuilder();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists item(id int)");
            answers.append(count(statement));
        }
        nested(source);
        uncommitted(source);
        otherThread(source);
        answers.append(' ').append(twiceClosed(source));
        leaked(source);
        return answers.toString();
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("select count(*) from item")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void nested(DataSource source) throws SQLException {
        try (Connection outer = source.getConnection();
                Statement statement = outer.createStatement()) {
            count(statement);
            try (Connection inner = source.getConnection()) {
                inner.isReadOnly();
            }
        }
    }

    private static void uncommitted(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("insert into item values(1)");
        }
    }

    private static void otherThread(DataSource source) throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            count(statement);
            Thread other = new Thread(() -> {
                try {
                    count(statement);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            other.start();
            other.join();
            count(statement);
        }
    }

    private static String twiceClosed(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        connection.close();
        connection.close();
        try {
            connection.createStatement();
            return "usable";
        } catch (SQLException e) {
            return "closed";
        }
    }

    private static void leaked(DataSource source) throws SQLException {
        LEAKED.add(source.getConnection());
    }
}

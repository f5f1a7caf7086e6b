package com.acme.reclaim;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.acme.support.PoolSetup;

/** One session of one pool, leaked in one way: a change is made, and neither committed nor rolled back. */
final class Trial {
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final AtomicInteger TABLES = new AtomicInteger();

    private final SmallPool pool;
    private final Way way;
    private final String table;
    private final boolean h2;
    private final DataSource source;
    private Object kept;
    private long id;
    private volatile String back = "no";

    Trial(SmallPool pool, Way way, PoolSetup target) throws Exception {
        this.pool = pool;
        this.way = way;
        h2 = target.url().startsWith("jdbc:h2:");
        table = "lost_" + TABLES.incrementAndGet();
        source = pool.open(target);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + table);
            statement.execute("CREATE TABLE " + table + " (amount INT)");
            statement.execute("INSERT INTO " + table + " VALUES (1)");
            amount(statement); // loads the classes
            if (!connection.getAutoCommit()) {
                connection.commit(); // ebean-datasource lends with autocommit off
            }
        }
    }

    boolean isAwaited() {
        return way.isGivenBackTo(pool) && back.equals("no");
    }

    /** Leaks the session, and starts a waiter for the connection. */
    void lose() throws InterruptedException {
        CountDownLatch lost = new CountDownLatch(1);
        Thread loser = start("loser", () -> {
            kept = change();
            lost.countDown();
            if (way.threadLives()) {
                NEVER.await();
            }
        });
        lost.await();
        if (!way.threadLives()) {
            loser.join();
        }
        if (way == Way.HANDED_OVER) {
            try (Statement statement = statement()) {
                amount(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        if (way.isLost()) {
            start("next", () -> {
                try (Connection connection = source.getConnection()) {
                    back = works(connection);
                }
                if (kept instanceof Connection late) {
                    // allowed by the specification, also while another session has the physical connection
                    late.close();
                    try (Connection connection = source.getConnection()) {
                        back += ", late close: " + works(connection);
                    }
                }
            });
        }
    }

    /** Continues to use a session that only seemed to be leaked. */
    void tell() {
        String result = back;
        if (!way.isLost()) {
            try {
                result = goOn();
            } catch (SQLException e) {
                result = "broken: " + e;
            }
        }
        System.out.println(pool.title() + "/" + way + "=" + result);
    }

    /** Makes a change, and leaves statement and result set open. */
    private Object change() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        Statement statement = connection.createStatement();
        statement.executeUpdate("UPDATE " + table + " SET amount = amount + 1");
        id = number(statement, h2 ? "SELECT SESSION_ID()" : "SELECT CONNECTION_ID()");
        ResultSet open = statement.executeQuery("SELECT amount FROM " + table);
        open.next();
        return switch (way) {
            case FORGOTTEN, THREAD_ENDED -> null;
            case THREAD_ENDED_KEPT, KEPT, HANDED_OVER -> connection;
            case STATEMENT_KEPT -> statement;
            case CONNECTION_OF_STATEMENT_KEPT -> statement.getConnection();
            case RESULT_KEPT -> open;
            case META_DATA_KEPT -> connection.getMetaData();
            case UNWRAPPED_KEPT ->
                h2
                        ? connection.unwrap(org.h2.jdbc.JdbcConnection.class)
                        : connection.unwrap(com.mysql.cj.jdbc.JdbcConnection.class);
        };
    }

    private Statement statement() throws SQLException {
        if (kept instanceof Statement statement) {
            return statement;
        }
        Connection connection = kept instanceof ResultSet result
                ? result.getStatement().getConnection()
                : kept instanceof DatabaseMetaData metaData ? metaData.getConnection() : (Connection) kept;
        return connection.createStatement();
    }

    private String goOn() throws SQLException {
        try (Statement statement = statement()) {
            long amount = amount(statement);
            boolean same = number(statement, h2 ? "SELECT SESSION_ID()" : "SELECT CONNECTION_ID()") == id;
            Connection connection = statement.getConnection();
            connection.commit();
            connection.close();
            return (same ? "goes on" : "has another connection") + ", amount " + amount;
        }
    }

    private String works(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean same = number(statement, h2 ? "SELECT SESSION_ID()" : "SELECT CONNECTION_ID()") == id;
            boolean fresh = pool == SmallPool.EBEAN || connection.getAutoCommit();
            return (same ? "same id" : "other id") + ", autocommit " + (fresh ? "as lent" : "left off") + ", amount "
                    + amount(statement);
        }
    }

    private long amount(Statement statement) throws SQLException {
        return number(statement, "SELECT amount FROM " + table);
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private Thread start(String part, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Exception e) {
                        back = part + " failed: " + e;
                    }
                },
                pool.title() + "/" + way + "/" + part);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private interface Work {
        void run() throws Exception;
    }
}

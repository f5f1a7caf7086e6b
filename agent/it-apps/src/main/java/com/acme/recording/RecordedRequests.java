package com.acme.recording;

import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.support.PoolKind;

/**
 * Programs for {@code thread-rule=share} and {@code reclaim}, and the same done manually. Argument: {@code nested},
 * {@code nested-by-hand}, {@code lost} or {@code lost-by-hand}.
 */
public final class RecordedRequests {
    /** The thread that does manually what the agent does on its own thread. */
    public static final String BY_HAND = Recorder.APPLICATION + "by hand";

    private final Worker worker = new Worker("requests");
    private final DataSource pool;
    private Connection outer;

    private RecordedRequests(DataSource pool) {
        this.pool = pool;
    }

    public static void main(String[] arguments) throws Exception {
        Class.forName(RecordingDriver.class.getName());
        DataSource pool = new Worker("open").call(() -> RecordedPools.open(PoolKind.HIKARI, "requests"));
        RecordedRequests requests = new RecordedRequests(pool);
        switch (arguments[0]) {
            case "nested" -> requests.nest(pool);
            case "nested-by-hand" -> requests.nest(new BorrowDataSource(requests::borrowOrShare));
            case "lost" -> requests.lose();
            default -> requests.loseAndGiveBack();
        }
        Recorder.print();
        System.exit(0); // the pool stays open
    }

    private void nest(DataSource front) throws Exception {
        worker.call(() -> {
            try (Connection first = front.getConnection()) {
                use(first);
                try (Connection second = front.getConnection()) {
                    use(second);
                }
                use(first);
            }
            return null;
        });
    }

    /** Manual sharing: the second borrow gets the first connection, and its close does nothing. */
    private Connection borrowOrShare() throws SQLException {
        if (outer == null) {
            outer = pool.getConnection();
            return outer;
        }
        return (Connection) Proxy.newProxyInstance(
                RecordedRequests.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, values) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(outer, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Forgets a transaction; collects garbage for each line of the standard input. */
    private void lose() throws Exception {
        WeakReference<Connection> forgotten = worker.call(() -> new WeakReference<>(change()));
        while (!forgotten.refersTo(null)) {
            System.gc();
            Thread.sleep(20);
        }
        System.out.println("lost");
        while (System.in.read() >= 0) {
            System.gc();
        }
    }

    private void loseAndGiveBack() throws Exception {
        Connection lost = worker.call(this::change);
        Thread hand = new Thread(() -> giveBack(lost), BY_HAND);
        hand.start();
        hand.join();
    }

    /** Manual reclaim: rolled back, reset, closed. */
    private static void giveBack(Connection lost) {
        try {
            lost.rollback();
            lost.setAutoCommit(true);
            lost.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection change() throws SQLException {
        Connection connection = pool.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO n VALUES (1)");
        }
        return connection;
    }

    private static void use(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1")) {
            result.next();
        }
    }
}

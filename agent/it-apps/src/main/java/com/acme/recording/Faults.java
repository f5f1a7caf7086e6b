package com.acme.recording;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import com.acme.support.PoolKind;

/** The bugs of an application with one source, for each kind of finding: begun, and ended. */
final class Faults {
    private final String name;
    private final Worker first;
    private final Worker second;
    private final Worker third;
    private final PoolKind pool;
    private final DataSource source;
    private final DataSource front;
    private final List<Connection> open = new ArrayList<>();
    private Future<?> waiting;

    Faults(PoolKind pool, String kind) throws Exception {
        this.pool = pool;
        name = kind.replace('-', '_') + "_" + pool.name().toLowerCase(Locale.ROOT);
        first = new Worker(name + "/first");
        second = new Worker(name + "/second");
        third = new Worker(name + "/third");
        source = first.call(() -> RecordedPools.open(pool, name));
        front = Recording.front(name, source::getConnection);
    }

    /** Begins the fault. */
    void begin(String kind) throws Exception {
        switch (kind) {
            case "second-session" -> {
                first.call(this::borrow);
                first.call(this::borrow);
            }
            case "foreign-thread" -> {
                first.call(this::borrow);
                second.call(() -> use(open.get(0)));
                first.call(() -> use(open.get(0)));
            }
            case "concurrent-use" -> concurrently();
            case "held" -> first.call(this::borrow);
            case "idle-in-transaction", "uncommitted-close", "state-left-changed" -> first.call(this::change);
            case "abandoned" -> collect(first.call(this::forget));
            case "orphaned" -> {
                first.call(this::borrow);
                first.end();
            }
            case "unclosed-at-exit" -> first.call(this::borrow);
            case "unclosed-at-pool-close" -> {
                first.call(this::borrow);
                second.call(this::closePool);
            }
            case "use-after-close", "double-close" -> first.call(this::borrow);
            case "starved" -> {
                first.call(this::borrow);
                second.call(this::borrow);
                waiting = third.start(this::borrow);
            }
            case "self-deadlock" -> {
                first.call(this::borrow);
                first.call(this::borrow);
                waiting = first.start(this::borrow);
            }
            default -> throw new IllegalArgumentException(kind);
        }
    }

    /** Ends the fault; what must stay open stays open. */
    void end(String kind) throws Exception {
        switch (kind) {
            case "idle-in-transaction" ->
                first.call(() -> {
                    open.get(0).rollback();
                    open.get(0).setAutoCommit(true);
                    return close();
                });
            case "orphaned", "unclosed-at-pool-close" -> second.call(this::close);
            case "abandoned", "unclosed-at-exit" -> {}
            case "use-after-close" ->
                first.call(() -> {
                    Connection closed = open.get(0);
                    close();
                    return refused(closed);
                });
            case "double-close" ->
                first.call(() -> {
                    open.get(0).close();
                    return close();
                });
            case "starved", "self-deadlock" -> {
                second.call(() -> {
                    open.remove(0).close();
                    return null;
                });
                Worker.result(waiting);
                second.call(this::close);
            }
            default -> first.call(this::close);
        }
    }

    private Object borrow() throws SQLException {
        Connection connection = front.getConnection();
        use(connection);
        synchronized (open) {
            open.add(connection);
        }
        return null;
    }

    private static Object use(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1")) {
            result.next();
        }
        return null;
    }

    private Object change() throws SQLException {
        Connection connection = front.getConnection();
        open.add(connection);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO n VALUES (1)");
        }
        return null;
    }

    private void concurrently() throws Exception {
        first.call(this::borrow);
        Future<?> inside = first.start(() -> {
            try (Statement statement = open.get(0).createStatement()) {
                statement.execute("CALL pause()");
            }
            return null;
        });
        Pause.awaitBegin();
        Statement another = second.call(() -> open.get(0).createStatement());
        Pause.end();
        Worker.result(inside);
        second.call(() -> {
            another.close(); // H2 would wait for the other thread
            return null;
        });
    }

    private WeakReference<Connection> forget() throws SQLException {
        borrow();
        return new WeakReference<>(open.remove(0));
    }

    /** The pool's own object may need a collection more than the one in front of it. */
    private static void collect(WeakReference<Connection> forgotten) throws InterruptedException {
        for (int more = 0; more < 5; more += forgotten.refersTo(null) ? 1 : 0) {
            System.gc();
            Thread.sleep(20);
        }
    }

    private Object closePool() throws Exception {
        pool.close(source);
        return null;
    }

    private Object close() throws SQLException {
        while (!open.isEmpty()) {
            open.remove(0).close();
        }
        return null;
    }

    private static Object refused(Connection closed) {
        try {
            return closed.createStatement();
        } catch (SQLException e) {
            return null;
        }
    }
}

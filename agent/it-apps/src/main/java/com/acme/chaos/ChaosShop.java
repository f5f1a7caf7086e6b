package com.acme.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import com.zaxxer.hikari.HikariDataSource;

/**
 * Places orders on several threads until it is told to stop, however its surroundings fail.
 *
 * <p>Reads commands, one a line, and answers each with one: {@code interrupt} a thread, fill the {@code heap}, {@code
 * pause} until no thread has a connection, {@code resume}, {@code large} orders, {@code small} orders, {@code memory},
 * {@code committed}, {@code stop}.
 */
public final class ChaosShop {
    /** The items of each order. */
    static final int ITEMS = 3;

    private static final int THREADS = 6;
    private static final int POOL_SIZE = 4;
    private static final String SMALL_NOTE = "leave it at the door";
    private static final String LARGE_NOTE = "x".repeat(100_000);

    private final HikariDataSource pool = new HikariDataSource();
    private final OrderAccounts accounts = new OrderAccounts();
    private final AtomicInteger orders = new AtomicInteger();
    private final AtomicLong borrows = new AtomicLong();
    private final AtomicInteger working = new AtomicInteger();
    private final List<Thread> workers = new ArrayList<>();
    private volatile String note = SMALL_NOTE;
    private volatile boolean paused;
    private volatile boolean stopped;

    private ChaosShop(String url) {
        pool.setPoolName("chaos");
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(POOL_SIZE);
        pool.setConnectionTimeout(TimeUnit.SECONDS.toMillis(2));
        pool.setValidationTimeout(TimeUnit.SECONDS.toMillis(1));
        pool.setInitializationFailTimeout(-1); // the first connections may time out on a busy machine
    }

    public static void main(String[] arguments) throws Exception {
        new ChaosShop(arguments[0]).run();
    }

    private void run() throws Exception {
        createTables();
        for (int i = 0; i < THREADS; i++) {
            Thread worker = new Thread(this::work, "worker-" + i);
            workers.add(worker);
            worker.start();
        }
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        String command = commands.readLine();
        while (command != null && !command.equals("stop")) {
            System.out.println(command + "=" + execute(command));
            command = commands.readLine();
        }
        stopped = true;
        for (Thread worker : workers) {
            worker.join();
        }
        report();
    }

    private String execute(String command) throws IOException {
        switch (command) {
            case "interrupt":
                workers.get(ThreadLocalRandom.current().nextInt(THREADS)).interrupt();
                return "done";
            case "heap":
                return "filled with " + fillHeap() + " MB";
            case "pause":
                paused = true;
                while (working.get() > 0) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
                return Long.toString(borrows.get());
            case "resume":
                paused = false;
                return "done";
            case "large":
                note = LARGE_NOTE;
                return "done";
            case "small":
                note = SMALL_NOTE;
                return "done";
            case "memory":
                return Long.toString(usedMemory());
            case "committed":
                return Integer.toString(accounts.committed());
            default:
                throw new IOException("unknown command " + command);
        }
    }

    private void createTables() throws SQLException {
        retry(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS chaos_item");
                statement.execute("DROP TABLE IF EXISTS chaos_order");
                statement.execute("CREATE TABLE chaos_order (id INT PRIMARY KEY, note MEDIUMTEXT)");
                statement.execute("CREATE TABLE chaos_item (order_id INT, number INT, PRIMARY KEY (order_id, number))");
            }
            return 0;
        });
    }

    private Connection borrow() throws SQLException {
        Connection connection = pool.getConnection();
        borrows.incrementAndGet();
        return connection;
    }

    /** Allocates nothing but in {@link #place}, so that no thread ends if the heap is full. */
    private void work() {
        while (!stopped) {
            working.incrementAndGet();
            try {
                if (!paused) {
                    place(orders.incrementAndGet());
                }
            } catch (OutOfMemoryError | RuntimeException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            } finally {
                working.decrementAndGet();
            }
            Thread.interrupted(); // by the command, if the pool has not cleared it
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private void place(int order) {
        boolean committing = false;
        boolean committed = false;
        try (Connection connection = borrow()) {
            connection.setAutoCommit(false);
            try {
                insert(connection, order, note);
                committing = true;
                connection.commit();
                committed = true;
            } finally {
                if (!committed) {
                    rollBack(connection);
                }
            }
        } catch (SQLException | OutOfMemoryError | RuntimeException e) {
            // recorded below; a connection that the server has closed may fail at any call
        } finally {
            if (committed) {
                accounts.recordCommitted(order);
            } else if (committing) {
                accounts.recordUndecided(order);
            } else {
                accounts.recordFailed(order);
            }
        }
    }

    private static void insert(Connection connection, int order, String note) throws SQLException {
        try (PreparedStatement head = connection.prepareStatement("INSERT INTO chaos_order VALUES (?, ?)");
                PreparedStatement item = connection.prepareStatement("INSERT INTO chaos_item VALUES (?, ?)")) {
            head.setInt(1, order);
            head.setString(2, note);
            head.executeUpdate();
            for (int i = 0; i < ITEMS; i++) {
                item.setInt(1, order);
                item.setInt(2, i);
                item.executeUpdate();
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException | OutOfMemoryError | RuntimeException e) {
            // the connection is lost, and the server has rolled back
        }
    }

    /** Until no more fits; {@return the megabytes that fitted} */
    private static int fillHeap() {
        List<byte[]> blocks = new ArrayList<>();
        int size = 1 << 20;
        int megabytes = 0;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (System.nanoTime() - until < 0) {
            try {
                blocks.add(new byte[size]);
                megabytes += size >> 20;
            } catch (OutOfMemoryError e) {
                size = Math.max(size / 2, 1024);
            }
        }
        return blocks.isEmpty() ? 0 : megabytes;
    }

    /** {@return the kilobytes in use after a collection} */
    private static long usedMemory() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least / 1024;
    }

    /** Work with a connection. */
    private interface Work {
        int execute(Connection connection) throws SQLException;
    }

    /** {@return the result, as soon as the server can be reached} */
    private int retry(Work work) throws SQLException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (true) {
            try (Connection connection = borrow()) {
                return work.execute(connection);
            } catch (SQLException e) {
                if (System.nanoTime() - until > 0) {
                    throw e;
                }
            }
        }
    }

    private void report() throws SQLException {
        System.out.println("wrong=" + retry(accounts::wrong));
        System.out.println("committed=" + accounts.committed());
        System.out.println("failed=" + accounts.failed());
        System.out.println("undecided=" + accounts.undecided());
        System.out.println("borrows=" + borrows.get());
        pool.close();
    }
}

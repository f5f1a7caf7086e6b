package com.acme.app;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.zaxxer.hikari.HikariDataSource;

/**
 * Has the faults that operators look for, each on command: executes each line of its standard input, and confirms it
 * with {@code done} and the line. The pool has three connections.
 */
public final class Incident {
    private static final int CONNECTIONS = 3;

    private final HikariDataSource pool;
    private final List<Thread> threads = new ArrayList<>();
    private CountDownLatch released = new CountDownLatch(1);

    private Incident(HikariDataSource pool) {
        this.pool = pool;
    }

    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = Databases.pool("orders", 1, CONNECTIONS)) {
            Incident incident = new Incident(pool);
            incident.prepare();
            System.out.println("ready");
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ");
                incident.obey(words[0], words.length == 1 ? 1 : Integer.parseInt(words[1]));
                System.out.println("done " + order);
            }
            incident.release();
        }
    }

    private void prepare() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().execute("CREATE TABLE stock (amount INT)");
        }
    }

    private void obey(String order, int number) throws Exception {
        switch (order) {
            case "use" -> use(number);
            case "hold" -> hold(number);
            case "change" -> change();
            case "wait" -> await(number);
            case "release" -> release();
            case "leak" -> leak();
            default -> throw new IllegalArgumentException(order);
        }
    }

    private void use(int sessions) throws SQLException {
        for (int session = 0; session < sessions; session++) {
            try (Connection connection = pool.getConnection()) {
                Databases.number(connection, "SELECT 1");
                Databases.number(connection, "SELECT 2");
            }
        }
    }

    /** Holds connections until they are released. */
    private void hold(int connections) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(connections);
        for (int holder = 1; holder <= connections; holder++) {
            start("holder-" + holder, () -> {
                try (Connection connection = pool.getConnection()) {
                    Databases.number(connection, "SELECT 1");
                    held.countDown();
                    released.await();
                }
            });
        }
        held.await();
    }

    /** Changes data and waits with the transaction open until it is released. */
    private void change() throws InterruptedException {
        CountDownLatch changed = new CountDownLatch(1);
        start("clerk", () -> {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                connection.createStatement().execute("INSERT INTO stock VALUES (1)");
                changed.countDown();
                released.await();
                connection.commit();
            }
        });
        changed.await();
    }

    /** Waits for a connection of the exhausted pool. */
    private void await(int borrowers) {
        for (int borrower = 1; borrower <= borrowers; borrower++) {
            start("waiter-" + borrower, () -> use(1));
        }
    }

    private void release() throws InterruptedException {
        released.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
        released = new CountDownLatch(1);
    }

    private void leak() throws Exception {
        WeakReference<Connection> forgotten = new WeakReference<>(pool.getConnection());
        while (!forgotten.refersTo(null)) {
            System.gc();
            Thread.sleep(10);
        }
    }

    /** What a thread does. */
    private interface Work {
        void run() throws Exception;
    }

    private void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                name);
        threads.add(thread);
        thread.start();
    }
}

package com.acme.loans.layers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CyclicBarrier;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;

/**
 * An application's own pool over DriverManager that has no data source. Threads that soon end take turns with its
 * connections, which are closed at the end; so each of them is one session of DriverManager, and none is lost.
 */
public final class OwnPoolOverDriverManager implements Scenario {
    private static final int THREADS = 3;

    private final Queue<Connection> idle = new ArrayDeque<>();
    private final List<Connection> all = new ArrayList<>();
    private String url;

    @Override
    public void run(Lenders lenders) throws Exception {
        url = lenders.url("database");
        Connection first = take();
        Sql.execute(first, "CREATE TABLE numbers (n INT)");
        give(first);
        for (int round = 0; round < 3; round++) {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            List<Thread> threads = new ArrayList<>();
            for (int n = 0; n < THREADS; n++) {
                Thread thread = new Thread(() -> add(together), "request-" + round + "-" + n);
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        Connection last = take();
        lenders.print("rows=" + Sql.text(last, "SELECT COUNT(*) FROM numbers"));
        give(last);
        lenders.closeAtEnd(this::shutDown);
        lenders.lendsNothing(lenders.name("database"));
    }

    private synchronized Connection take() throws SQLException {
        Connection connection = idle.poll();
        if (connection == null) {
            connection = DriverManager.getConnection(url);
            all.add(connection);
        }
        return connection;
    }

    private synchronized void give(Connection connection) {
        idle.add(connection);
    }

    private void add(CyclicBarrier together) {
        try {
            Connection connection = take();
            together.await();
            Sql.execute(connection, "INSERT INTO numbers VALUES (1)");
            give(connection);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void shutDown() throws SQLException {
        for (Connection connection : all) {
            connection.close();
        }
    }
}

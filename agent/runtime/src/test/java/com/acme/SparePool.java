package com.acme;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Returns proxies of its connections, and opens spare connections on another thread. */
public final class SparePool extends ForwardingDataSource {
    private static final String URL = "jdbc:h2:mem:spare-pool";

    private final Deque<Connection> idle = new ArrayDeque<>();

    public SparePool() {
        super(null);
    }

    /** Opens a spare connection. */
    public final class Filler implements Runnable {
        @Override
        public void run() {
            try {
                idle.add(DriverManager.getConnection(URL));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection physical = idle.isEmpty() ? DriverManager.getConnection(URL) : idle.remove();
        return Proxies.proxy((proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                idle.add(physical);
                return null;
            }
            return method.invoke(physical, arguments);
        });
    }

    /** Closes its connections. */
    public void shutDown() throws SQLException {
        while (!idle.isEmpty()) {
            idle.remove().close();
        }
    }
}

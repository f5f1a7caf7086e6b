package com.acme;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import javax.sql.DataSource;

/** An unknown pool: opens physical connections on a thread of its own and returns proxies. */
public final class UnknownPool extends ForwardingDataSource {
    private final BlockingQueue<Connection> idle;

    public UnknownPool(DataSource target, int size) throws InterruptedException {
        super(target);
        idle = new ArrayBlockingQueue<>(size);
        Thread filler = new Thread(() -> fill(size), "unknown-pool-filler");
        filler.start();
        filler.join();
    }

    private void fill(int size) {
        for (int i = 0; i < size; i++) {
            try {
                idle.add(target.getConnection());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public Connection getConnection() {
        Connection physical = idle.remove();
        Connection[] borrowed = {physical};
        return Proxies.proxy((proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                if (borrowed[0] != null) {
                    idle.add(physical);
                    borrowed[0] = null;
                }
                return null;
            }
            return method.invoke(physical, arguments);
        });
    }

    /** Closes the physical connections. */
    public void shutDown() throws SQLException {
        for (Connection physical = idle.poll(); physical != null; physical = idle.poll()) {
            physical.close();
        }
    }
}

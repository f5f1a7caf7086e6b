package com.acme.pool;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import javax.sql.DataSource;

import com.acme.support.MinimalDataSource;

/** Opens all its physical connections at the start, on a thread of its own that then ends, and returns wrappers. */
public final class LittlePool extends MinimalDataSource implements AutoCloseable {
    private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
    private final DataSource driver;
    private final int size;

    /** Creates a pool of so many connections. */
    public LittlePool(DataSource driver, int size) throws InterruptedException, ExecutionException {
        this.driver = driver;
        this.size = size;
        ExecutorService helper = Executors.newSingleThreadExecutor(task -> new Thread(task, "little-pool"));
        for (int i = 0; i < size; i++) {
            helper.submit(() -> idle.add(this.driver.getConnection())).get();
        }
        helper.shutdown();
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return lend(idle.take());
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }

    private Connection lend(Connection physical) {
        boolean[] closed = new boolean[1];
        return (Connection) Proxy.newProxyInstance(
                LittlePool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (!closed[0]) {
                            closed[0] = true;
                            idle.add(physical);
                        }
                        return null;
                    }
                    try {
                        return method.invoke(physical, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() throws SQLException {
        for (int i = 0; i < size; i++) {
            idle.remove().close();
        }
    }
}

package com.acme.custompool;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import com.acme.support.MinimalDataSource;

/** An unknown pool: opens its connections in advance, on a thread of its own, and returns proxies. */
public final class Lender extends MinimalDataSource implements AutoCloseable {
    private final DataSource target;
    private final BlockingQueue<Connection> idle;

    public Lender(DataSource target, int size) throws InterruptedException {
        this.target = target;
        idle = new ArrayBlockingQueue<>(size);
        Thread filler = new Thread(() -> fill(size), "lender-filler");
        filler.start();
        filler.join();
    }

    private void fill(int size) {
        try {
            for (int i = 0; i < size; i++) {
                idle.add(target.getConnection());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            AtomicReference<Connection> lent = new AtomicReference<>(idle.take());
            return (Connection) Proxy.newProxyInstance(
                    Lender.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        switch (method.getName()) {
                            case "equals":
                                return proxy == arguments[0];
                            case "hashCode":
                                return System.identityHashCode(proxy);
                            case "isClosed":
                                return lent.get() == null;
                            case "close":
                                giveBack(lent.getAndSet(null));
                                return null;
                            default:
                                return call(lent.get(), method, arguments);
                        }
                    });
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }

    private void giveBack(Connection physical) throws SQLException {
        if (physical != null) {
            if (!physical.getAutoCommit()) {
                physical.rollback();
                physical.setAutoCommit(true);
            }
            idle.add(physical);
        }
    }

    private static Object call(Connection physical, java.lang.reflect.Method method, Object[] arguments)
            throws Throwable {
        if (physical == null) {
            throw new SQLException("closed", "08003");
        }
        try {
            return method.invoke(physical, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection physical = idle.poll(); physical != null; physical = idle.poll()) {
            physical.close();
        }
    }
}

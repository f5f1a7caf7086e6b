package com.acme.loans.handmade;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.acme.support.MinimalDataSource;

/** A pool whose thread opens spare connections by DriverManager that are never lent. */
public final class SparePool implements Scenario {
    private static final int LOANS = 10;

    @Override
    public void run(Lenders lenders) throws Exception {
        Pool pool = new Pool(lenders.url("database"));
        for (int n = 0; n < LOANS; n++) {
            if (n == LOANS / 2) {
                Thread filler = new Thread(pool::fill, "pool-filler");
                filler.start();
                filler.join();
            }
            lenders.print("answer=" + Sql.text(pool, "SELECT " + n));
        }
        lenders.closeAtEnd(pool::shutDown);
        lenders.lends("SparePool", () -> LOANS);
    }

    private static final class Pool extends MinimalDataSource {
        private final BlockingDeque<Connection> free = new LinkedBlockingDeque<>();
        private final String url;

        Pool(String url) {
            this.url = url;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection idle = free.pollFirst();
            Connection physical = idle != null ? idle : DriverManager.getConnection(url);
            return (Connection) Proxy.newProxyInstance(
                    SparePool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            free.addFirst(physical);
                            return null;
                        }
                        try {
                            return method.invoke(physical, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        void fill() {
            try {
                free.addLast(DriverManager.getConnection(url));
                free.addLast(DriverManager.getConnection(url));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void shutDown() throws SQLException {
            for (Connection physical : free) {
                physical.close();
            }
        }
    }
}

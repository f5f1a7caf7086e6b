package com.acme.loans.handmade;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.acme.support.MinimalDataSource;

/** A pool like Proxool: its proxies have all interfaces of the physical connection's class. */
public final class InterfacesPool implements Scenario {
    private static final int LOANS = 20;

    @Override
    public void run(Lenders lenders) throws Exception {
        Pool pool = new Pool(lenders);
        for (int n = 0; n < LOANS; n++) {
            lenders.print("answer=" + Sql.text(pool, "SELECT " + n));
        }
        lenders.print("methods called on a connection=" + pool.called);
        lenders.closeAtEnd(pool::shutDown);
        lenders.lends("InterfacesPool", () -> LOANS);
    }

    private static final class Pool extends MinimalDataSource {
        private final List<String> called = new ArrayList<>();
        private final BlockingQueue<Connection> free = new ArrayBlockingQueue<>(2);
        private final Lenders lenders;

        Pool(Lenders lenders) throws SQLException {
            this.lenders = lenders;
            free.add(Physical.open(lenders.url("database")));
            free.add(Physical.open(lenders.url("database")));
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection physical = free.remove();
            Class<?>[] interfaces = physical.getClass().getInterfaces();
            if (called.isEmpty()) {
                lenders.print("interfaces=" + Arrays.toString(interfaces));
            }
            return (Connection) Proxy.newProxyInstance(
                    InterfacesPool.class.getClassLoader(), interfaces, (proxy, method, arguments) -> {
                        if (called.size() < 3) {
                            called.add(method.getName());
                        }
                        if (method.getName().equals("close")) {
                            free.add(physical);
                            return null;
                        }
                        try {
                            return method.invoke(physical, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        void shutDown() throws SQLException {
            for (Connection physical : free) {
                physical.close();
            }
        }
    }
}

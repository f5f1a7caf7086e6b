package com.acme.inherited;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Returns one physical connection like Proxool: behind a proxy of all interfaces of its class. */
public final class InterfacesPool implements Sources.Rest {
    private final Connection physical;

    public InterfacesPool(DataSource target) throws InterruptedException {
        Connection[] opened = new Connection[1];
        Thread filler = new Thread(() -> opened[0] = open(target), "pool-filler");
        filler.start();
        filler.join();
        physical = opened[0];
    }

    private static Connection open(DataSource target) {
        try {
            return target.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the interfaces of the proxy} */
    public Class<?>[] interfaces() {
        return physical.getClass().getInterfaces();
    }

    @Override
    public Connection getConnection() {
        return (Connection) Proxy.newProxyInstance(
                InterfacesPool.class.getClassLoader(),
                interfaces(),
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(physical, arguments));
    }

    /** Closes the physical connection. */
    public void shutDown() throws SQLException {
        physical.close();
    }
}

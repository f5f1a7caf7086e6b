package com.acme;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Returns proxies that fetch their connection at the first call, like Spring's LazyConnectionDataSourceProxy. */
public final class LazyDataSource extends ForwardingDataSource {
    private int fetched;

    public LazyDataSource(DataSource target) {
        super(target);
    }

    /** {@return the number of connections that were fetched} */
    public int fetched() {
        return fetched;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection[] behind = new Connection[1];
        return Proxies.proxy((proxy, method, arguments) -> {
            if (method.getName().equals("close") && behind[0] == null) {
                return null;
            }
            if (behind[0] == null) {
                behind[0] = target.getConnection();
                fetched++;
            }
            try {
                return method.invoke(behind[0], arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}

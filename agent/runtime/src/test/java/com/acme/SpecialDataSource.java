package com.acme;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Has a covariant return type, like Druid. */
public final class SpecialDataSource extends ForwardingDataSource {
    /** The more specific return type. */
    public interface SpecialConnection extends Connection {}

    public SpecialDataSource(DataSource target) {
        super(target);
    }

    @Override
    public SpecialConnection getConnection() throws SQLException {
        Connection behind = target.getConnection();
        return (SpecialConnection) java.lang.reflect.Proxy.newProxyInstance(
                SpecialDataSource.class.getClassLoader(),
                new Class<?>[] {SpecialConnection.class},
                (proxy, method, arguments) -> method.invoke(behind, arguments));
    }
}

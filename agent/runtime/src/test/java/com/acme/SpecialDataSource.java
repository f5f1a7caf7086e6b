package com.acme;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Returns a more special type than it has to, as Druid does. */
public final class SpecialDataSource extends ForwardingDataSource {
    /** The more special type. */
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

// finds: abandoned error at opened
package com.acme.corpus.faulty;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A wrapper that keeps the connection open for some time, and never releases it. */
public final class WrapperSwallowsClose implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = keptOpen(host.dataSource());
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT * FROM account").close();
        }
    }

    private static Connection keptOpen(DataSource source) throws SQLException {
        Connection connection = source.getConnection(); // line: opened
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
    }
}

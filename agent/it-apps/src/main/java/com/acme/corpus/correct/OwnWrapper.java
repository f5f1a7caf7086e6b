// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** The application's wrapper around each connection, which forwards every call. */
public final class OwnWrapper implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = wrapped(host.dataSource().getConnection());
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT * FROM account").close();
        }
    }

    private static Connection wrapped(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> method.invoke(connection, arguments));
    }
}

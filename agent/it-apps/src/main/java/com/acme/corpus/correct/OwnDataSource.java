// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** The application's data source in front of the pool, as a generated proxy. */
public final class OwnDataSource implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> method.invoke(host.dataSource(), arguments));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT * FROM account").close();
        }
    }
}

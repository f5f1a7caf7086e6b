// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A connection per request in a ThreadLocal, which a filter removes at the end. */
public final class SessionInView implements Program {
    @Override
    public void run(Host host) throws Exception {
        for (int request = 0; request < 3; request++) {
            try {
                connection(host.dataSource())
                        .createStatement()
                        .executeQuery("SELECT * FROM account")
                        .close();
                connection(host.dataSource())
                        .createStatement()
                        .executeQuery("SELECT COUNT(*) FROM account")
                        .close();
            } finally {
                CONNECTION.get().close();
                CONNECTION.remove();
            }
        }
    }

    private static final ThreadLocal<Connection> CONNECTION = new ThreadLocal<>();

    private static Connection connection(DataSource source) throws SQLException {
        if (CONNECTION.get() == null) {
            CONNECTION.set(source.getConnection());
        }
        return CONNECTION.get();
    }
}

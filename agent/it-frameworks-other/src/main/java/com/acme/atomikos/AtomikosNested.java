// finds: second-session warning at inner with outer
// because: Atomikos gives a transaction the same connection again only after its handle is closed
// opens: outer
// opens: inner
package com.acme.atomikos;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.host.Host;
import com.acme.host.Program;

/** A helper asks the pool again while the caller has its connection. */
public final class AtomikosNested implements Program {
    @Override
    public void run(Host host) throws Exception {
        Atomikos atomikos = Atomikos.of(host);
        atomikos.transactions().begin();
        try (Connection connection = atomikos.pool().getConnection(); // line: outer
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 1");
            count(atomikos.pool());
        }
        atomikos.transactions().commit();
    }

    private static void count(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection(); // line: inner
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT COUNT(*) FROM account");
        }
    }
}

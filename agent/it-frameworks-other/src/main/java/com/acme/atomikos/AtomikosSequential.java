// finds: nothing
// opens: first
// opens: second
package com.acme.atomikos;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.host.Host;
import com.acme.host.Program;

/** Two methods use one transaction, one after the other. */
public final class AtomikosSequential implements Program {
    @Override
    public void run(Host host) throws Exception {
        Atomikos atomikos = Atomikos.of(host);
        atomikos.transactions().begin();
        try (Connection connection = atomikos.pool().getConnection(); // line: first
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 1");
        }
        audit(atomikos.pool());
        atomikos.transactions().commit();
    }

    private static void audit(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection(); // line: second
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO account VALUES (9, 'audit', 0)");
        }
    }
}

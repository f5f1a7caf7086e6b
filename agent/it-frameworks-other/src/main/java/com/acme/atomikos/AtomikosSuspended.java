// finds: second-session warning at inner with outer
// opens: outer
// opens: inner
package com.acme.atomikos;

import java.sql.Connection;
import java.sql.Statement;

import javax.transaction.Transaction;

import com.acme.host.Host;
import com.acme.host.Program;

/** Suspends a transaction for another one. */
public final class AtomikosSuspended implements Program {
    @Override
    public void run(Host host) throws Exception {
        Atomikos atomikos = Atomikos.of(host);
        atomikos.transactions().begin();
        try (Connection connection = atomikos.pool().getConnection(); // line: outer
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 1");
            audit(atomikos);
        }
        atomikos.transactions().commit();
    }

    private static void audit(Atomikos atomikos) throws Exception {
        Transaction suspended = atomikos.transactions().suspend();
        atomikos.transactions().begin();
        try (Connection connection = atomikos.pool().getConnection(); // line: inner
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 2");
        }
        atomikos.transactions().commit();
        atomikos.transactions().resume(suspended);
    }
}

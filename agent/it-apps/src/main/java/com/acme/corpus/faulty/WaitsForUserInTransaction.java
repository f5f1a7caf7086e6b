// finds: idle-in-transaction warning at opened
// limits: short
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Makes a change and waits for an answer before it commits. */
public final class WaitsForUserInTransaction implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 1");
            Thread.sleep(2_200);
            connection.commit();
        }
    }
}

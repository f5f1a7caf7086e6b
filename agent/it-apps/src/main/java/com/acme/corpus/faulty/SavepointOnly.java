// finds: uncommitted-close warning at opened changes=1
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.Savepoint;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Rolls back to a savepoint, but not the changes before it. */
public final class SavepointOnly implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("UPDATE account SET balance = 1 WHERE id = 1");
            Savepoint savepoint = connection.setSavepoint();
            statement.executeUpdate("UPDATE account SET balance = 2 WHERE id = 2");
            connection.rollback(savepoint);
        }
    }
}

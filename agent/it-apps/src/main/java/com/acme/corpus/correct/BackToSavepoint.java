// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.Savepoint;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Rolls back to a savepoint that precedes all changes. */
public final class BackToSavepoint implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Savepoint savepoint = connection.setSavepoint("before");
            statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 1");
            statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 2");
            connection.rollback(savepoint);
        }
    }
}

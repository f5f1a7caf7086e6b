// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Commits with a statement instead of the method. */
public final class CommitInSql implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 1");
            statement.execute("COMMIT");
            connection.setAutoCommit(true);
        }
    }
}

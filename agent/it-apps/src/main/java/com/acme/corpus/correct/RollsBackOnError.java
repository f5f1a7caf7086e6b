// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** The second statement fails; the first is rolled back. */
public final class RollsBackOnError implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.executeUpdate("UPDATE account SET balance = balance - 10 WHERE id = 1");
                statement.executeUpdate("UPDATE accounts SET balance = balance + 10 WHERE id = 2");
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}

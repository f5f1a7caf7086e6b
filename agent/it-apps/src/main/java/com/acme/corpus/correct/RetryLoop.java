// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Fails twice and then succeeds; each attempt closes its connection. */
public final class RetryLoop implements Program {
    @Override
    public void run(Host host) throws Exception {
        for (int attempt = 1; attempt <= 3; attempt++) {
            try (Connection connection = host.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                try {
                    statement.executeUpdate("UPDATE account SET balance = balance + 1");
                    statement
                            .executeQuery(attempt < 3 ? "SELECT * FROM missing" : "SELECT * FROM account")
                            .close();
                    connection.commit();
                } catch (SQLException again) {
                    connection.rollback();
                } finally {
                    connection.setAutoCommit(true);
                }
            }
        }
    }
}

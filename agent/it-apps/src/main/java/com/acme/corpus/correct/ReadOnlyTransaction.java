// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Reads in a transaction and closes without commit: there is nothing to commit. */
public final class ReadOnlyTransaction implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try (ResultSet accounts = statement.executeQuery("SELECT * FROM account")) {
                accounts.next();
            }
            connection.setAutoCommit(true);
        }
    }
}

// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Closes a statement and a result set twice, which is allowed. */
public final class ClosesStatementTwice implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection()) {
            Statement statement = connection.createStatement();
            ResultSet accounts = statement.executeQuery("SELECT * FROM account");
            accounts.close();
            accounts.close();
            statement.close();
            statement.close();
        }
    }
}

// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Closes the statements after the connection, which has no effect. */
public final class ClosesStatementsLate implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection connection = host.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet accounts = statement.executeQuery("SELECT * FROM account");
        connection.close();
        accounts.close();
        statement.close();
    }
}

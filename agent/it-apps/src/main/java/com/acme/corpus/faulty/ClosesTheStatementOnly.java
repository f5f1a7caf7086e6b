// finds: abandoned error at opened
package com.acme.corpus.faulty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Closes result set and statement, and assumes that this closes the connection. */
public final class ClosesTheStatementOnly implements Program {
    @Override
    public void run(Host host) throws Exception {
        read(host.dataSource());
    }

    private static int read(DataSource source) throws SQLException {
        try (Statement statement = source.getConnection().createStatement(); // line: opened
                ResultSet accounts = statement.executeQuery("SELECT COUNT(*) FROM account")) {
            accounts.next();
            return accounts.getInt(1);
        }
    }
}

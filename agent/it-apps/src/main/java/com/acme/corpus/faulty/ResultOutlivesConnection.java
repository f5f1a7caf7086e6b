// finds: use-after-close warning at opened with used
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Returns the result set of a connection that is closed on return. */
public final class ResultOutlivesConnection implements Program {
    @Override
    public void run(Host host) throws Exception {
        try {
            owners(host.dataSource()).executeQuery("SELECT owner FROM account"); // line: used
        } catch (SQLException closedAlready) {
            // nothing is shown
        }
    }

    private static Statement owners(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) { // line: opened
            return connection.createStatement();
        }
    }
}

// finds: double-close info at opened with again
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A helper closes the connection that it received, and so does its caller. */
public final class HelperClosesToo implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection connection = host.dataSource().getConnection(); // line: opened
        try {
            print(connection);
        } finally {
            connection.close(); // line: again
        }
    }

    private static void print(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT * FROM account").close();
        }
    }
}

// finds: 2 x abandoned error at opened
// finds: 2 x second-session warning at opened with opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Each attempt of a retry loop opens a connection; only the last one's is closed. */
public final class RetryForgetsTheFirst implements Program {
    @Override
    public void run(Host host) throws Exception {
        update(host.dataSource());
    }

    private static void update(DataSource source) throws SQLException {
        Connection connection = null;
        for (int attempt = 1; attempt <= 3; attempt++) {
            connection = source.getConnection(); // line: opened
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery(attempt < 3 ? "SELECT * FROM missing" : "SELECT * FROM account");
            } catch (SQLException again) {
                continue;
            }
        }
        connection.close();
    }
}

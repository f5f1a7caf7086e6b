// finds: uncommitted-close warning at opened changes=1
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Commits, and then makes another change. */
public final class CommitsTooEarly implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("UPDATE account SET balance = 1 WHERE id = 1");
            connection.commit();
            statement.executeUpdate("UPDATE account SET balance = 2 WHERE id = 2");
        }
    }
}

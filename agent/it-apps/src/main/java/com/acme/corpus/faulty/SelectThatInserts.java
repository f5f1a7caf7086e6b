// finds: uncommitted-close warning at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A query that contains an insert. */
public final class SelectThatInserts implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement
                    .executeQuery("SELECT id FROM FINAL TABLE (INSERT INTO account VALUES (5, 'Flo', 0))")
                    .close();
        }
    }
}

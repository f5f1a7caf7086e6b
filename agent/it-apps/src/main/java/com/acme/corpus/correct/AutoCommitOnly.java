// finds: nothing
// on ebean: uncommitted-close warning at opened
// because: it lends connections with autocommit off
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Writes with autocommit on: each statement is its own transaction. */
public final class AutoCommitOnly implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO account VALUES (4, 'Dan', 0)");
            statement.executeUpdate("DELETE FROM account WHERE id = 4");
        }
    }
}

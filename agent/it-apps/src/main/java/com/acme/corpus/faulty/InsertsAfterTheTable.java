// finds: uncommitted-close warning at opened changes=1
// database: server
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Relies on the implicit commit of a table definition, and makes a change after it. */
public final class InsertsAfterTheTable implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE IF NOT EXISTS corpus_after (id INT)");
            statement.executeUpdate("INSERT INTO corpus_after VALUES (1)");
        }
    }
}

// finds: uncommitted-close warning at opened
// database: server
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Begins its transaction with a statement and never ends it. */
public final class TransactionInSql implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS corpus_begun (id INT)");
            statement.execute("START TRANSACTION");
            statement.executeUpdate("INSERT INTO corpus_begun VALUES (1)");
        }
    }
}

// finds: nothing
// database: server
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Inserts and then defines a table, which commits on this database. */
public final class TableDefinitionCommits implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS corpus_definition (id INT)");
            connection.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO corpus_definition VALUES (1)");
            statement.execute("CREATE TABLE IF NOT EXISTS corpus_definition_2 (id INT)");
        }
    }
}

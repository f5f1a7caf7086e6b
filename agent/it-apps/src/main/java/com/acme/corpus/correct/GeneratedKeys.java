// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Inserts, reads the keys, commits. */
public final class GeneratedKeys implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO account VALUES (6, 'Gil', 0)", Statement.RETURN_GENERATED_KEYS)) {
            connection.setAutoCommit(false);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
            }
            connection.commit();
        }
    }
}

// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.PreparedStatement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Inserts a thousand rows, a commit for each hundred. */
public final class BatchInBlocks implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO account VALUES (?, 'Many', 0)")) {
            connection.setAutoCommit(false);
            for (int id = 1000; id < 2000; id++) {
                insert.setInt(1, id);
                insert.addBatch();
                if (id % 100 == 99) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            connection.setAutoCommit(true);
        }
    }
}

// finds: uncommitted-close warning at opened
// on tomcat, vibur, mybatis: uncommitted-close warning at opened
// on tomcat, vibur, mybatis: state-left-changed warning at opened property=autocommit from=true to=false
// because: these lend it on with autocommit off
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.PreparedStatement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Executes a batch and does not end the transaction. */
public final class BatchWithoutCommit implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                PreparedStatement insert = connection.prepareStatement("INSERT INTO account VALUES (?, 'Eve', 0)")) {
            connection.setAutoCommit(false);
            for (int id = 10; id < 20; id++) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}

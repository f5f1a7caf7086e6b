// finds: nothing
// limits: short
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Waits in a transaction that has only read. */
public final class IdleWithoutChanges implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM account").close();
            Thread.sleep(1_600);
            connection.commit();
        }
    }
}

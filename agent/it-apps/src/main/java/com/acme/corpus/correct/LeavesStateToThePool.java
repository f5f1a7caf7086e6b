// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Changes autocommit, isolation and read-only on a pool that resets them. */
public final class LeavesStateToThePool implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(false);
            connection.createStatement().executeQuery("SELECT * FROM account").close();
            connection.rollback();
        }
    }
}

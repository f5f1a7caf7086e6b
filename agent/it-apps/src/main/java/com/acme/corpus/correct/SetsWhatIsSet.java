// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Sets isolation, autocommit and schema to their current values. */
public final class SetsWhatIsSet implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(true);
            connection.setSchema("PUBLIC");
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        }
    }
}

// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** The pool is closed after all connections are returned. */
public final class PoolClosedAtEnd implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection()) {
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        }
        host.closePool();
    }
}

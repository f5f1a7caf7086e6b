// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Repeatedly validates the connection to the database. */
public final class HealthCheck implements Program {
    @Override
    public void run(Host host) throws Exception {
        for (int check = 0; check < 5; check++) {
            try (Connection connection = host.dataSource().getConnection()) {
                if (!connection.isValid(1) || connection.getMetaData().getURL() == null) {
                    throw new IllegalStateException("not there");
                }
            }
        }
    }
}

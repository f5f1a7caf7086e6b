// finds: double-close info at opened with again
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Closes in the body, and again after it. */
public final class ClosesTwice implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection connection = host.dataSource().getConnection(); // line: opened
        try {
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        } finally {
            connection.close();
        }
        try {
            connection.close(); // line: again
        } catch (SQLException reported) {
            // one pool throws
        }
    }
}

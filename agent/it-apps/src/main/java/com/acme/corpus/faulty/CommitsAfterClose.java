// finds: use-after-close warning at opened with used
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Closes in the helper, commits in the caller. */
public final class CommitsAfterClose implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection connection = host.dataSource().getConnection(); // line: opened
        connection.close();
        try {
            connection.setAutoCommit(true); // line: used
        } catch (SQLException reported) {
            // already closed
        }
    }
}

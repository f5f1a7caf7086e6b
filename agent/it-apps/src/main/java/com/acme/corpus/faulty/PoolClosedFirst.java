// finds: unclosed-at-pool-close warning at opened
// on mybatis: nothing
// because: known limit: this pool is never closed; forceCloseAll, which setters call too, only makes it begin anew
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Closes the pool while a session is open, and then the session. */
public final class PoolClosedFirst implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection connection = host.dataSource().getConnection(); // line: opened
        connection.createStatement().executeQuery("SELECT * FROM account").close();
        host.closePool();
        try {
            connection.close();
        } catch (SQLException reported) {
            // some pools throw here
        }
    }
}

// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** After close it calls only methods that are allowed on a closed connection. */
public final class AsksAfterClose implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection connection = host.dataSource().getConnection();
        connection.close();
        try {
            connection.isClosed();
            connection.isValid(1);
        } catch (SQLException notAnswered) {
            // Some pools reject the call.
        }
    }
}

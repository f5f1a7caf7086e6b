// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.PreparedStatement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** An update of no rows changes nothing. */
public final class UpdateOfNothing implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE account SET balance = 0 WHERE id = ?")) {
            connection.setAutoCommit(false);
            update.setInt(1, 4711);
            update.executeUpdate();
            connection.setAutoCommit(true);
        }
    }
}

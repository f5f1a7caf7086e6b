// finds: uncommitted-close warning at opened changes=1
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Returns before the commit if there is nothing more to do. */
public final class EarlyReturnSkipsCommit implements Program {
    @Override
    public void run(Host host) throws Exception {
        pay(host.dataSource(), 10);
    }

    private static boolean pay(DataSource source, int amount) throws SQLException {
        try (Connection connection = source.getConnection(); // line: opened
                PreparedStatement update = connection.prepareStatement("UPDATE account SET balance = balance - ?")) {
            connection.setAutoCommit(false);
            update.setInt(1, amount);
            if (update.executeUpdate() == 3) {
                return true;
            }
            connection.commit();
            return false;
        }
    }
}

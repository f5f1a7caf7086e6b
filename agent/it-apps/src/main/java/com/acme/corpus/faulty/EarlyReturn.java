// finds: abandoned error at opened
// on c3p0, ebean, mybatis: unclosed-at-exit warning at opened
// because: these pools keep what they have lent, so the collector never sees it
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Returns early, and the connection becomes unreachable. */
public final class EarlyReturn implements Program {
    @Override
    public void run(Host host) throws Exception {
        ownerOf(host.dataSource(), 1);
    }

    private static String ownerOf(DataSource source, int id) throws SQLException {
        Connection connection = source.getConnection(); // line: opened
        try (PreparedStatement select = connection.prepareStatement("SELECT owner FROM account WHERE id = ?")) {
            select.setInt(1, id);
            try (ResultSet owners = select.executeQuery()) {
                if (owners.next()) {
                    return owners.getString(1);
                }
            }
        }
        connection.close();
        return "nobody";
    }
}

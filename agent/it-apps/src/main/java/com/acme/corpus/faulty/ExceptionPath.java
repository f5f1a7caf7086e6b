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

/** An exception is thrown between open and close. */
public final class ExceptionPath implements Program {
    @Override
    public void run(Host host) throws Exception {
        try {
            balance(host.dataSource(), "no such account");
        } catch (SQLException reported) {
            // error message to the user, while the connection is forgotten
        }
    }

    private static int balance(DataSource source, String id) throws SQLException {
        Connection connection = source.getConnection(); // line: opened
        PreparedStatement select = connection.prepareStatement("SELECT balance FROM account WHERE id = ?");
        select.setString(1, id);
        ResultSet result = select.executeQuery();
        result.next();
        int balance = result.getInt(1);
        connection.close();
        return balance;
    }
}

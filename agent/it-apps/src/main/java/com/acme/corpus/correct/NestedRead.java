// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Executes a second query while a result set of the same connection is open. */
public final class NestedRead implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement select = connection.prepareStatement("SELECT owner FROM account WHERE id = ?");
                ResultSet accounts = statement.executeQuery("SELECT id FROM account")) {
            while (accounts.next()) {
                select.setInt(1, accounts.getInt(1));
                try (ResultSet owners = select.executeQuery()) {
                    owners.next();
                }
            }
        }
    }
}

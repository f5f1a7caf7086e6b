// finds: 3 x second-session warning at inner with outer
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Looks up each owner on a second connection while it reads the accounts. */
public final class NestedLookup implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: outer
                Statement statement = connection.createStatement();
                ResultSet accounts = statement.executeQuery("SELECT id FROM account")) {
            while (accounts.next()) {
                ownerOf(host.dataSource(), accounts.getInt(1));
            }
        }
    }

    private static String ownerOf(DataSource source, int id) throws SQLException {
        try (Connection connection = source.getConnection(); // line: inner
                PreparedStatement select = connection.prepareStatement("SELECT owner FROM account WHERE id = ?")) {
            select.setInt(1, id);
            try (ResultSet owners = select.executeQuery()) {
                return owners.next() ? owners.getString(1) : "";
            }
        }
    }
}

// finds: nothing
// on ebean: uncommitted-close warning at opened
// because: it lends connections with autocommit off
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Copies from one database to another: two sessions on one thread, of two sources. */
public final class TwoDatabases implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection from = host.dataSource().getConnection();
                Connection to = host.otherDataSource().getConnection(); // line: opened
                Statement read = from.createStatement();
                PreparedStatement write = to.prepareStatement("UPDATE account SET balance = ? WHERE id = ?");
                ResultSet accounts = read.executeQuery("SELECT id, balance FROM account")) {
            while (accounts.next()) {
                write.setInt(1, accounts.getInt("balance"));
                write.setInt(2, accounts.getInt("id"));
                write.executeUpdate();
            }
        }
    }
}

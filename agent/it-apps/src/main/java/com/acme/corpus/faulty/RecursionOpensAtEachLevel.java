// finds: 3 x second-session warning at opened
// finds: self-deadlock error at opened threads=1 depth=5 sufficient_size=5
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import com.zaxxer.hikari.HikariDataSource;

/** Traverses a tree with one connection per level; the fifth level exceeds the pool. */
public final class RecursionOpensAtEachLevel implements Program {
    @Override
    public void run(Host host) throws Exception {
        HikariDataSource source = (HikariDataSource) host.dataSource();
        source.setConnectionTimeout(500);
        try {
            children(source, 1);
        } catch (SQLException tooDeep) {
            // the tree is shown without its leaves
        }
    }

    private static void children(DataSource source, int level) throws SQLException {
        try (Connection connection = source.getConnection(); // line: opened
                Statement statement = connection.createStatement();
                ResultSet accounts = statement.executeQuery("SELECT * FROM account")) {
            if (accounts.next()) {
                children(source, level + 1);
            }
        }
    }
}

// finds: use-after-close warning at opened with used
// on tomcat, vibur, ebean, mybatis: nothing
// because: these let the statement work on, so the call does not fail
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Executes a prepared statement after its connection was closed. */
public final class LateStatement implements Program {
    @Override
    public void run(Host host) throws Exception {
        PreparedStatement select = prepared(host.dataSource());
        try {
            select.executeQuery().close(); // line: used
        } catch (SQLException reported) {
            // too late
        }
    }

    private static PreparedStatement prepared(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) { // line: opened
            return connection.prepareStatement("SELECT * FROM account");
        }
    }
}

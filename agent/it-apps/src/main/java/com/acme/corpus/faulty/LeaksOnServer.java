// finds: abandoned error at opened
// database: server
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Prints its session id of the server, and forgets the connection. */
public final class LeaksOnServer implements Program {
    @Override
    public void run(Host host) throws Exception {
        System.out.println("server-id=" + sessionId(host.dataSource()));
    }

    private static long sessionId(DataSource source) throws SQLException {
        Connection connection = source.getConnection(); // line: opened
        ResultSet id = connection.createStatement().executeQuery("SELECT CONNECTION_ID()");
        id.next();
        return id.getLong(1);
    }
}

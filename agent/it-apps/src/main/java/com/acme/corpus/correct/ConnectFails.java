// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** The password is wrong, so there is no session at all. */
public final class ConnectFails implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = DriverManager.getConnection(host.url(), "sa", "wrong")) {
            throw new IllegalStateException("connected: " + connection);
        } catch (SQLException asItShould) {
            // Nothing was opened.
        }
    }
}

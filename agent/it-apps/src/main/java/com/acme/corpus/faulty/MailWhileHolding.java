// finds: held warning at opened session_state=idle
// limits: short
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Waits for a slow mail server while it holds a connection. */
public final class MailWhileHolding implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT owner FROM account").close();
            Thread.sleep(4_600);
        }
    }
}

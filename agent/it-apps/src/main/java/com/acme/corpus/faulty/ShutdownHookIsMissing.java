// finds: unclosed-at-exit warning at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.DriverManager;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A tool keeps its connection until the end, and has no shutdown hook that closes it. */
public final class ShutdownHookIsMissing implements Program {
    @Override
    public void run(Host host) throws Exception {
        connection = DriverManager.getConnection(host.url(), "sa", ""); // line: opened
        connection.setReadOnly(true);
    }

    private static volatile Connection connection;
}

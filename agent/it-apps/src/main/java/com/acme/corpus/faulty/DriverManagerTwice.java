// finds: second-session warning at inner with outer
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.DriverManager;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** The same mistake without a pool: two connections of one URL on one thread. */
public final class DriverManagerTwice implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = DriverManager.getConnection(host.url(), "sa", ""); // line: outer
                Connection another = DriverManager.getConnection(host.url(), "sa", "")) { // line: inner
            connection.setAutoCommit(false);
            another.setAutoCommit(false);
        }
    }
}

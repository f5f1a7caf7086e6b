// finds: double-close info at opened
// because: the application itself closes it twice, which is not what a library does at the end of a transaction
// opens: factory through Quarkus, Hibernate
// opens: opened
package com.acme.quarkus;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.host.Host;
import com.acme.host.Program;

/** Closes a connection in its try and in its finally. */
public final class ClosedTwiceByItself implements Program {
    @Override
    public void run(Host host) throws Exception {
        Stack stack = Stack.of(host);
        Connection connection = stack.pool().getConnection(); // line: opened
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT owner FROM account");
            connection.close();
        } finally {
            connection.close();
        }
    }
}

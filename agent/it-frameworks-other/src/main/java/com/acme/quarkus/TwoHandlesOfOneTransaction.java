// finds: nothing
// because: both are handles of one connection, and at the end of the transaction both Agroal and Hibernate close it
// opens: factory through Quarkus, Hibernate
// opens: entity through Quarkus, Hibernate
// opens: plain
package com.acme.quarkus;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.host.Host;
import com.acme.host.Program;
import org.hibernate.Session;

/** Uses Hibernate and plain JDBC in one global transaction. */
public final class TwoHandlesOfOneTransaction implements Program {
    @Override
    public void run(Host host) throws Exception {
        Stack stack = Stack.of(host);
        stack.transactions().begin();
        try (Session session = stack.factory().openSession()) {
            session.find(Account.class, 1).setBalance(0); // line: entity
            try (Connection connection = stack.pool().getConnection(); // line: plain
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 2");
            }
            session.flush();
            stack.transactions().commit();
        }
    }
}

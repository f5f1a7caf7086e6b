// finds: nothing
// opens: login through EclipseLink
// opens: opened through EclipseLink
package com.acme.eclipselink;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.acme.host.Host;
import com.acme.host.Program;
import jakarta.persistence.EntityManager;

/** Uses the transaction's own connection for plain SQL. */
public final class UnwrappedConnection implements Program {
    @Override
    public void run(Host host) throws SQLException {
        EntityManager manager = Managers.of(host).createEntityManager();
        manager.getTransaction().begin();
        Connection connection = manager.unwrap(Connection.class); // line: opened
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 1");
        }
        manager.find(Account.class, 1).pay(10);
        manager.getTransaction().commit();
        manager.close();
    }
}

// finds: nothing
// because: the connections of Hibernate's own pool are no sessions
// opens: opened
package com.acme.hibernate;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.host.Host;
import com.acme.host.Program;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Uses Hibernate's own pool, and another one inside. */
public final class OwnPool implements Program {
    @Override
    public void run(Host host) throws SQLException {
        SessionFactory factory = new Configuration()
                .setProperty("hibernate.connection.url", host.url())
                .setProperty("hibernate.connection.username", "sa")
                .setProperty("hibernate.connection.pool_size", "2")
                .addAnnotatedClass(Account.class)
                .buildSessionFactory();
        try (Session session = factory.openSession()) {
            session.find(Account.class, 1);
            try (Connection connection = host.dataSource().getConnection()) { // line: opened
                connection.createStatement().executeQuery("SELECT owner FROM account");
            }
        }
        factory.close();
    }
}

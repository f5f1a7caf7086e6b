// finds: second-session info at persisted with outer
// opens: factory through Hibernate
// opens: outer through Hibernate
// opens: persisted through Hibernate
package com.acme.hibernate;

import com.acme.host.Host;
import com.acme.host.Program;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Hibernate reads ids from a table on a connection of its own. */
public final class IdFromTable implements Program {
    @Override
    public void run(Host host) {
        SessionFactory factory =
                Factories.of(host, new Configuration().setProperty("hibernate.hbm2ddl.auto", "update"));
        try (Session session = factory.openSession()) {
            session.beginTransaction(); // line: outer
            session.persist(new Ticket()); // line: persisted
            session.getTransaction().commit();
        }
    }
}

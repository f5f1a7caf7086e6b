// finds: second-session warning at lazy with outer
// because: hibernate.enable_lazy_load_no_trans opens a session for each lazy object
// opens: factory through Hibernate
// opens: outer through Hibernate
// opens: lazy through Hibernate
package com.acme.hibernate;

import com.acme.host.Host;
import com.acme.host.Program;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Initializes an object of a closed session inside another session. */
public final class LoadsAfterClose implements Program {
    @Override
    public void run(Host host) {
        SessionFactory factory =
                Factories.of(host, new Configuration().setProperty("hibernate.enable_lazy_load_no_trans", "true"));
        Account detached;
        try (Session session = factory.openSession()) {
            detached = session.getReference(Account.class, 1);
        }
        try (Session session = factory.openSession()) {
            session.beginTransaction(); // line: outer
            detached.getOwner(); // line: lazy
            session.getTransaction().commit();
        }
    }
}

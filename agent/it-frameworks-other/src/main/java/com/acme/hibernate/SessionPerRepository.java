// finds: second-session warning at inner with outer
// opens: factory through Hibernate
// opens: outer through Hibernate
// opens: inner through Hibernate
package com.acme.hibernate;

import com.acme.host.Host;
import com.acme.host.Program;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** A repository opens its own session inside the session of the service. */
public final class SessionPerRepository implements Program {
    @Override
    public void run(Host host) {
        SessionFactory factory = Factories.of(host);
        try (Session session = factory.openSession()) {
            session.beginTransaction(); // line: outer
            session.find(Account.class, 1).setBalance(balanceOf(factory, 2));
            session.getTransaction().commit();
        }
    }

    private static int balanceOf(SessionFactory factory, int id) {
        try (Session session = factory.openSession()) {
            return session.find(Account.class, id).toString().length(); // line: inner
        }
    }
}

// finds: second-session warning at inner with outer
// opens: login through EclipseLink
// opens: outer through EclipseLink
// opens: inner through EclipseLink
package com.acme.eclipselink;

import com.acme.host.Host;
import com.acme.host.Program;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

/** A helper reads through a second entity manager inside a transaction with changes. */
public final class SecondEntityManager implements Program {
    @Override
    public void run(Host host) {
        EntityManagerFactory factory = Managers.of(host);
        EntityManager manager = factory.createEntityManager();
        manager.getTransaction().begin();
        manager.persist(new Account(11, "Dan"));
        manager.flush(); // line: outer
        find(factory, 1);
        manager.getTransaction().commit();
        manager.close();
    }

    private static Account find(EntityManagerFactory factory, int id) {
        try (EntityManager manager = factory.createEntityManager()) {
            return manager.find(Account.class, id); // line: inner
        }
    }
}

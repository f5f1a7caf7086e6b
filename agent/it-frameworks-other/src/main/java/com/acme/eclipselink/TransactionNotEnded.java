// finds: abandoned error at flushed
// opens: login through EclipseLink
// opens: flushed through EclipseLink
package com.acme.eclipselink;

import com.acme.host.Host;
import com.acme.host.Program;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

/** Flushes changes, and forgets both the commit and the entity manager. */
public final class TransactionNotEnded implements Program {
    @Override
    public void run(Host host) {
        pay(Managers.of(host), 1);
    }

    private static void pay(EntityManagerFactory factory, int id) {
        EntityManager manager = factory.createEntityManager();
        manager.getTransaction().begin();
        manager.persist(new Account(10 + id, "Dan"));
        manager.flush(); // line: flushed
    }
}

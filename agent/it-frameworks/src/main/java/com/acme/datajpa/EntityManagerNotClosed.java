// finds: abandoned error at opened
// opens: opened through Hibernate
package com.acme.datajpa;

import com.acme.host.Host;
import com.acme.host.Program;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

/** Creates an entity manager, begins a transaction, and leaves both. */
public final class EntityManagerNotClosed implements Program {
    @Override
    public void run(Host host) {
        find(JpaApplication.start(host).getBean(EntityManagerFactory.class));
    }

    private static Account find(EntityManagerFactory factory) {
        EntityManager entities = factory.createEntityManager();
        entities.getTransaction().begin(); // line: opened
        return entities.find(Account.class, 1);
    }
}

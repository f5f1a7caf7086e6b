// finds: held warning at first
// opens: first through Hibernate, Spring Data
// limits: short
package com.acme.datajpa;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.RemoteService;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What open-in-view does: the entity manager, and so the connection, stays until the end of the request. */
public final class OpenInView implements Program {
    @Override
    public void run(Host host) {
        ConfigurableApplicationContext context = JpaApplication.start(host);
        EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
        EntityManager view = factory.createEntityManager();
        TransactionSynchronizationManager.bindResource(factory, new EntityManagerHolder(view));
        try {
            handle(context.getBean(Accounts.class));
        } finally {
            TransactionSynchronizationManager.unbindResource(factory);
            EntityManagerFactoryUtils.closeEntityManager(view);
        }
    }

    private static int handle(Accounts accounts) {
        Account account = accounts.findById(1).orElseThrow(); // line: first
        RemoteService.call();
        return account.bookings().size();
    }
}

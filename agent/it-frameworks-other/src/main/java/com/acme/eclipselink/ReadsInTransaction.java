// finds: nothing
// limits: short
// because: EclipseLink returns the connection after each read
// opens: login through EclipseLink
// opens: read through EclipseLink
package com.acme.eclipselink;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.RemoteService;
import jakarta.persistence.EntityManager;

/** Calls another service between two reads of one transaction. */
public final class ReadsInTransaction implements Program {
    @Override
    public void run(Host host) {
        EntityManager manager = Managers.of(host).createEntityManager();
        manager.getTransaction().begin();
        for (int id = 1; id <= 2; id++) {
            manager.find(Account.class, id); // line: read
            RemoteService.call();
        }
        manager.getTransaction().commit();
        manager.close();
    }
}

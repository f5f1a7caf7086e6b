// finds: nothing
// limits: short
// because: by default, a session has a connection only during a transaction
// opens: factory through Hibernate
// opens: opened through Hibernate
package com.acme.hibernate;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.RemoteService;
import org.hibernate.Session;

/** Calls another service with an open session that has returned its connection. */
public final class ReleasedAfterTransaction implements Program {
    @Override
    public void run(Host host) {
        try (Session session = Factories.of(host).openSession()) {
            session.beginTransaction(); // line: opened
            session.find(Account.class, 1);
            session.getTransaction().commit();
            RemoteService.call();
        }
    }
}

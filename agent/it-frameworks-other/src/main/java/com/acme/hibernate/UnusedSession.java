// finds: nothing
// because: a session of Hibernate has no connection before its first use
// opens: factory through Hibernate
// opens: inner through Hibernate
package com.acme.hibernate;

import com.acme.host.Host;
import com.acme.host.Program;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Opens a session inside another one that has not been used. */
public final class UnusedSession implements Program {
    @Override
    public void run(Host host) {
        SessionFactory factory = Factories.of(host);
        try (Session unused = factory.openSession()) {
            unused.setDefaultReadOnly(true);
            try (Session session = factory.openSession()) {
                session.find(Account.class, 1); // line: inner
            }
        }
    }
}

// finds: abandoned error at opened
// opens: factory through Hibernate
// opens: opened through Hibernate
package com.acme.hibernate;

import com.acme.host.Host;
import com.acme.host.Program;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Begins a transaction and neither ends it nor closes the session. */
public final class SessionNotClosed implements Program {
    @Override
    public void run(Host host) {
        ownerOf(Factories.of(host), 1);
    }

    private static String ownerOf(SessionFactory factory, int id) {
        Session session = factory.openSession();
        session.beginTransaction(); // line: opened
        return session.find(Account.class, id).getOwner();
    }
}

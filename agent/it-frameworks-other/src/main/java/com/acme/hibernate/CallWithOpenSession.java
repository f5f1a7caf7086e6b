// finds: held warning at opened
// limits: short
// because: in this mode, which Spring sets, a session keeps its connection until it is closed
// opens: factory through Hibernate
// opens: opened through Hibernate
package com.acme.hibernate;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.RemoteService;
import org.hibernate.Session;
import org.hibernate.cfg.Configuration;

/** Calls another service after the transaction, with the session still open. */
public final class CallWithOpenSession implements Program {
    @Override
    public void run(Host host) {
        Configuration configuration =
                new Configuration().setProperty("hibernate.connection.handling_mode", "DELAYED_ACQUISITION_AND_HOLD");
        try (Session session = Factories.of(host, configuration).openSession()) {
            session.beginTransaction(); // line: opened
            session.find(Account.class, 1);
            session.getTransaction().commit();
            RemoteService.call();
        }
    }
}

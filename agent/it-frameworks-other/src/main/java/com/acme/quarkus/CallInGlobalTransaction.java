// finds: held warning at opened
// limits: short
// opens: factory through Quarkus, Hibernate
// opens: opened through Quarkus, Hibernate
package com.acme.quarkus;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.RemoteService;
import org.hibernate.Session;

/** Calls another service inside a global transaction. */
public final class CallInGlobalTransaction implements Program {
    @Override
    public void run(Host host) throws Exception {
        Stack stack = Stack.of(host);
        stack.transactions().begin();
        try (Session session = stack.factory().openSession()) {
            session.find(Account.class, 1); // line: opened
            RemoteService.call();
            stack.transactions().commit();
        }
    }
}

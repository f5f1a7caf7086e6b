// finds: second-session warning at inner with outer
// opens: factory through Quarkus, Hibernate
// opens: outer through Quarkus, Hibernate
// opens: inner through Quarkus, Hibernate
package com.acme.quarkus;

import com.acme.host.Host;
import com.acme.host.Program;
import jakarta.transaction.Transaction;
import org.hibernate.Session;

/** Suspends a transaction for another one, as REQUIRES_NEW does. */
public final class SuspendedForAudit implements Program {
    @Override
    public void run(Host host) throws Exception {
        Stack stack = Stack.of(host);
        stack.transactions().begin();
        try (Session session = stack.factory().openSession()) {
            session.find(Account.class, 1); // line: outer
            audit(stack);
            stack.transactions().commit();
        }
    }

    private static void audit(Stack stack) throws Exception {
        Transaction suspended = stack.transactions().suspend();
        stack.transactions().begin();
        try (Session session = stack.factory().openSession()) {
            session.find(Account.class, 2).setBalance(0); // line: inner
            stack.transactions().commit();
        }
        stack.transactions().resume(suspended);
    }
}

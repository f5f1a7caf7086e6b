// finds: starved warning at waiting
// limits: short
// because: the handles are closed; the transaction that never ends keeps their connection
// opens: factory through Quarkus, Hibernate
// opens: opened through Quarkus, Hibernate
package com.acme.quarkus;

import com.acme.host.Host;
import com.acme.host.Program;
import org.hibernate.Session;

/** Returns early from a global transaction, and the next request waits for its connection. */
public final class GlobalTransactionNotEnded implements Program {
    @Override
    public void run(Host host) throws Exception {
        Stack stack = Stack.of(host, 1);
        rename(stack, 1, "");
        Thread next = new Thread(() -> find(stack, 2), host.name() + "-next");
        next.start();
        next.join();
    }

    private static boolean rename(Stack stack, int id, String owner) throws Exception {
        stack.transactions().begin();
        try (Session session = stack.factory().openSession()) {
            Account account = session.find(Account.class, id); // line: opened
            if (owner.isEmpty()) {
                return false;
            }
            account.setBalance(0);
            stack.transactions().commit();
            return true;
        }
    }

    private static void find(Stack stack, int id) {
        try (Session session = stack.factory().openSession()) {
            session.find(Account.class, id); // line: waiting
        } catch (RuntimeException e) {
            System.out.println("no connection for the next request");
        }
    }
}

// finds: nothing
// opens: factory through Hibernate
// opens: outer through Hibernate
package com.acme.hibernate;

import com.acme.host.Host;
import com.acme.host.Program;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Service and repository share the session of the thread. */
public final class CurrentSession implements Program {
    @Override
    public void run(Host host) {
        SessionFactory factory = Factories.of(
                host, new Configuration().setProperty("hibernate.current_session_context_class", "thread"));
        factory.getCurrentSession().beginTransaction(); // line: outer
        factory.getCurrentSession().find(Account.class, 1).setBalance(balanceOf(factory, 2));
        factory.getCurrentSession().getTransaction().commit();
    }

    private static int balanceOf(SessionFactory factory, int id) {
        return factory.getCurrentSession().find(Account.class, id).toString().length();
    }
}

package com.acme.hibernate;

import com.acme.host.Host;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Session factories over the host's pool. */
final class Factories {
    private Factories() {}

    static SessionFactory of(Host host) {
        return of(host, new Configuration());
    }

    static SessionFactory of(Host host, Configuration configuration) {
        configuration.getProperties().put("hibernate.connection.datasource", host.dataSource());
        return configuration
                .addAnnotatedClass(Account.class)
                .addAnnotatedClass(Ticket.class)
                .buildSessionFactory(); // line: factory
    }
}

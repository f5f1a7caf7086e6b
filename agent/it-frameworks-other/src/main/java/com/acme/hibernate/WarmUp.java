package com.acme.hibernate;

import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Loads the classes in advance, as in an application that has been running for some time. */
public final class WarmUp {
    private WarmUp() {}

    /** Reads through Hibernate's own pool, whose connections are no sessions. */
    public static void run() {
        try (SessionFactory factory = new Configuration()
                        .setProperty("hibernate.connection.url", "jdbc:h2:mem:WarmUp")
                        .setProperty("hibernate.hbm2ddl.auto", "create")
                        .addAnnotatedClass(Account.class)
                        .buildSessionFactory();
                Session session = factory.openSession()) {
            session.beginTransaction();
            session.find(Account.class, 1);
            session.getTransaction().commit();
        }
    }
}

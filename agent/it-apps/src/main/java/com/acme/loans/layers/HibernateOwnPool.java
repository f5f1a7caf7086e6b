package com.acme.loans.layers;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Hibernate's own pool over DriverManager; threads take turns with its connections. */
public final class HibernateOwnPool implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        SessionFactory factory = lenders.closeAtEnd(new Configuration()
                .setProperty("hibernate.connection.url", lenders.url("database"))
                .setProperty("hibernate.connection.pool_size", "4")
                .buildSessionFactory());
        execute(factory, "CREATE TABLE numbers (n INT)");
        for (int turn = 0; turn < 4; turn++) {
            Thread thread = new Thread(() -> execute(factory, "INSERT INTO numbers VALUES (1)"), "turn-" + turn);
            thread.start();
            thread.join();
        }
        lenders.print("rows="
                + factory.fromSession(session -> session.createNativeQuery("SELECT COUNT(*) FROM numbers", Long.class)
                        .getSingleResult()));
        lenders.lendsNothing(lenders.name("database"));
    }

    private static void execute(SessionFactory factory, String sql) {
        factory.inTransaction(session -> session.createNativeMutationQuery(sql).executeUpdate());
    }
}

package com.acme.frameworks.jdbi;

import com.acme.frameworks.CountedPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** A correct program with JDBI: handles, transactions, savepoints and streams. */
public final class JdbiShop {
    private JdbiShop() {}

    public static void main(String[] arguments) {
        for (String url : arguments) {
            try (CountedPool pool = CountedPool.open("jdbi", url)) {
                work(Jdbi.create(pool));
            }
        }
    }

    private static void work(Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.execute("CREATE TABLE jdbi_orders (id INT)"));
        for (int id = 0; id < 5; id++) {
            int order = id;
            jdbi.useTransaction(handle -> place(handle, order));
        }
        jdbi.useTransaction(TransactionIsolationLevel.READ_COMMITTED, handle -> {
            place(handle, 10);
            // joins the same transaction and session
            jdbi.useTransaction(inner -> place(inner, 11));
        });
        try (Handle handle = jdbi.open()) {
            handle.begin();
            place(handle, 12);
            handle.savepoint("before");
            place(handle, 13);
            handle.rollbackToSavepoint("before");
            handle.commit();
        }
        System.out.println("orders="
                + jdbi.withHandle(
                        handle -> handle.createQuery("SELECT id FROM jdbi_orders").mapTo(Integer.class).stream()
                                .count()));
        jdbi.useHandle(handle -> handle.execute("DROP TABLE jdbi_orders"));
    }

    private static void place(Handle handle, int id) {
        handle.execute("INSERT INTO jdbi_orders VALUES (?)", id);
    }
}

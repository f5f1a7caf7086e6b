package com.acme.frameworks.jooq;

import com.acme.frameworks.CountedPool;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A correct program with jOOQ: transactions, nested transactions, batches and lazy results. */
public final class JooqShop {
    private static final Table<?> ORDERS = DSL.table("jooq_orders");
    private static final Field<Integer> ID = DSL.field("id", SQLDataType.INTEGER);

    private JooqShop() {}

    public static void main(String[] arguments) {
        for (String url : arguments) {
            SQLDialect dialect = url.startsWith("jdbc:h2:") ? SQLDialect.H2 : SQLDialect.MARIADB;
            try (CountedPool pool = CountedPool.open("jooq", url)) {
                work(DSL.using(pool, dialect));
            }
        }
    }

    private static void work(DSLContext jooq) {
        jooq.execute("CREATE TABLE jooq_orders (id INT)");
        for (int id = 0; id < 5; id++) {
            int order = id;
            jooq.transaction(transaction -> {
                place(transaction.dsl(), order);
                try {
                    transaction.dsl().transaction(nested -> {
                        place(nested.dsl(), 100 + order);
                        throw new IllegalStateException("back to the savepoint");
                    });
                } catch (IllegalStateException e) {
                    // the order is kept
                }
            });
        }
        jooq.batch(
                        jooq.insertInto(ORDERS, ID).values(7),
                        jooq.insertInto(ORDERS, ID).values(8))
                .execute();
        int read = 0;
        try (Cursor<Record1<Integer>> orders = jooq.select(ID).from(ORDERS).fetchLazy()) {
            while (orders.hasNext()) {
                orders.fetchNext();
                read++;
            }
        }
        System.out.println("orders=" + read + " of " + jooq.fetchCount(ORDERS));
        jooq.execute("DROP TABLE jooq_orders");
    }

    private static void place(DSLContext jooq, int id) {
        jooq.insertInto(ORDERS, ID).values(id).execute();
    }
}

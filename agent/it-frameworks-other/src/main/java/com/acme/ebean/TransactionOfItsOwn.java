// finds: second-session warning at inner with outer
// opens: created through Ebean
// opens: outer through Ebean
// opens: inner through Ebean
package com.acme.ebean;

import com.acme.host.Host;
import com.acme.host.Program;
import io.ebean.Database;
import io.ebean.Transaction;

/** Writes an audit row in a transaction that is not the thread's. */
public final class TransactionOfItsOwn implements Program {
    @Override
    public void run(Host host) {
        Database database = Ebeans.of(host);
        try (Transaction transaction = database.beginTransaction()) { // line: outer
            database.sqlUpdate("UPDATE account SET balance = 0 WHERE id = 1").execute();
            audit(database);
            transaction.commit();
        }
    }

    private static void audit(Database database) {
        try (Transaction own = database.createTransaction()) { // line: inner
            database.sqlUpdate("INSERT INTO account VALUES (9, 'audit', 0)").execute();
            own.commit();
        }
    }
}

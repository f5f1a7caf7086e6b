// finds: unclosed-at-exit warning at begun
// because: Ebean binds the transaction to its thread, so the collector never sees it
// opens: created through Ebean
// opens: begun through Ebean
package com.acme.ebean;

import com.acme.host.Host;
import com.acme.host.Program;
import io.ebean.Database;
import io.ebean.Transaction;

/** Returns early from a transaction. */
public final class TransactionLeftOpen implements Program {
    @Override
    public void run(Host host) {
        withdraw(Ebeans.of(host), 1, 500);
    }

    private static boolean withdraw(Database database, int id, int amount) {
        Transaction transaction = database.beginTransaction(); // line: begun
        int changed = database.sqlUpdate("UPDATE account SET balance = balance - ? WHERE id = ? AND balance >= ?")
                .setParameters(amount, id, amount)
                .execute();
        if (changed == 0) {
            return false;
        }
        transaction.commit();
        return true;
    }
}

// finds: nothing
// opens: created through Ebean
// opens: outer through Ebean
package com.acme.ebean;

import com.acme.host.Host;
import com.acme.host.Program;
import io.ebean.Database;
import io.ebean.Transaction;
import io.ebean.TxScope;

/** Nested scopes join one transaction. */
public final class ScopesJoin implements Program {
    @Override
    public void run(Host host) {
        Database database = Ebeans.of(host);
        try (Transaction transaction = database.beginTransaction()) { // line: outer
            database.execute(TxScope.required(), () -> balanceOf(database, 1));
            balanceOf(database, 2);
            transaction.commit();
        }
    }

    private static int balanceOf(Database database, int id) {
        return database.sqlQuery("SELECT balance FROM account WHERE id = ?")
                .setParameter(id)
                .findOne()
                .getInteger("balance");
    }
}

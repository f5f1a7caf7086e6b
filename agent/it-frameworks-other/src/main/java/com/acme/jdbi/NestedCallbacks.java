// finds: nothing
// because: a callback inside a callback of the same thread gets the same handle
// opens: outer through JDBI
package com.acme.jdbi;

import com.acme.host.Host;
import com.acme.host.Program;
import org.jdbi.v3.core.Jdbi;

/** Nests callbacks. */
public final class NestedCallbacks implements Program {
    @Override
    public void run(Host host) {
        Jdbi jdbi = Jdbi.create(host.dataSource());
        jdbi.useTransaction(handle -> { // line: outer
            handle.execute("UPDATE account SET balance = 0 WHERE id = 1");
            owner(jdbi, 2);
        });
    }

    private static String owner(Jdbi jdbi, int id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT owner FROM account WHERE id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .one());
    }
}

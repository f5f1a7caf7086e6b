// finds: second-session warning at inner with outer
// opens: outer through JDBI
// opens: inner through JDBI
package com.acme.jdbi;

import com.acme.host.Host;
import com.acme.host.Program;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Opens a handle inside a transaction, instead of using the one that it has. */
public final class HandleInsideTransaction implements Program {
    @Override
    public void run(Host host) {
        Jdbi jdbi = Jdbi.create(host.dataSource());
        jdbi.useTransaction(handle -> { // line: outer
            handle.execute("UPDATE account SET balance = 0 WHERE id = 1");
            owner(jdbi, 2);
        });
    }

    private static String owner(Jdbi jdbi, int id) {
        try (Handle handle = jdbi.open()) { // line: inner
            return handle.createQuery("SELECT owner FROM account WHERE id = ?")
                    .bind(0, id)
                    .mapTo(String.class)
                    .one();
        }
    }
}

// finds: nothing
// opens: read through JDBI
// opens: transaction through JDBI
package com.acme.jdbi;

import com.acme.host.Host;
import com.acme.host.Program;
import org.jdbi.v3.core.Jdbi;

/** Handles that JDBI closes; an inner transaction joins the outer one. */
public final class JdbiCorrect implements Program {
    @Override
    public void run(Host host) {
        Jdbi jdbi = Jdbi.create(host.dataSource());
        jdbi.withHandle(handle -> handle.createQuery("SELECT owner FROM account") // line: read
                .mapTo(String.class)
                .list());
        // line: transaction
        jdbi.useTransaction(handle -> {
            handle.execute("UPDATE account SET balance = 0 WHERE id = 1");
            jdbi.useTransaction(same -> same.execute("UPDATE account SET balance = 0 WHERE id = 2"));
        });
    }
}

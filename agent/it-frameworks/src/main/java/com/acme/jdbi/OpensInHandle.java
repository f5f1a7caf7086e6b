// finds: 3 x second-session warning at inner with outer
// opens: outer through JDBI
// opens: inner through JDBI
package com.acme.jdbi;

import com.acme.host.Host;
import com.acme.host.Program;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Opens a handle for each row that another one reads. */
public final class OpensInHandle implements Program {
    @Override
    public void run(Host host) {
        Jdbi jdbi = Jdbi.create(host.dataSource());
        jdbi.useHandle(handle -> handle.createQuery("SELECT id FROM account") // line: outer
                .mapTo(Integer.class)
                .forEach(id -> clear(jdbi, id)));
    }

    private static void clear(Jdbi jdbi, int id) {
        try (Handle handle = jdbi.open()) { // line: inner
            handle.execute("UPDATE account SET balance = 0 WHERE id = ?", id);
        }
    }
}

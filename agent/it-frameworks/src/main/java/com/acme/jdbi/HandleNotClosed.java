// finds: abandoned error at opened
// opens: opened through JDBI
package com.acme.jdbi;

import java.util.List;

import com.acme.host.Host;
import com.acme.host.Program;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Opens a handle and does not close it. */
public final class HandleNotClosed implements Program {
    @Override
    public void run(Host host) {
        owners(Jdbi.create(host.dataSource()));
    }

    private static List<String> owners(Jdbi jdbi) {
        Handle handle = jdbi.open(); // line: opened
        return handle.createQuery("SELECT owner FROM account")
                .mapTo(String.class)
                .list();
    }
}

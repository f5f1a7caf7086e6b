// finds: abandoned error at opened
// opens: opened through JDBI
package com.acme.jdbi;

import java.util.stream.Stream;

import com.acme.host.Host;
import com.acme.host.Program;
import org.jdbi.v3.core.Jdbi;

/** Opens a handle for a stream, which closes only the statement. */
public final class HandleNotClosed implements Program {
    @Override
    public void run(Host host) {
        try (Stream<String> owners = owners(Jdbi.create(host.dataSource()))) {
            owners.forEach(owner -> {});
        }
    }

    private static Stream<String> owners(Jdbi jdbi) {
        return jdbi.open() // line: opened
                .createQuery("SELECT owner FROM account")
                .mapTo(String.class)
                .stream();
    }
}

// finds: abandoned error at opened
// opens: opened
package com.acme.reactive;

import javax.sql.DataSource;

import com.acme.host.Host;
import com.acme.host.Program;
import reactor.core.publisher.Flux;

/** A generator has a state supplier, but nothing that closes the state. */
public final class GeneratorNotClosed implements Program {
    @Override
    public void run(Host host) {
        owners(host.dataSource()).blockLast();
    }

    private static Flux<String> owners(DataSource pool) {
        return Flux.generate(() -> new Rows(pool.getConnection()), Rows::emit); // line: opened
    }
}

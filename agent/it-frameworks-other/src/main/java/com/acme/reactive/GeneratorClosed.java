// finds: nothing
// opens: opened
package com.acme.reactive;

import javax.sql.DataSource;

import com.acme.host.Host;
import com.acme.host.Program;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The same generator with a consumer that closes the state, on another thread. */
public final class GeneratorClosed implements Program {
    @Override
    public void run(Host host) {
        owners(host.dataSource()).subscribeOn(Schedulers.boundedElastic()).blockLast();
    }

    private static Flux<String> owners(DataSource pool) {
        return Flux.generate(() -> new Rows(pool.getConnection()), Rows::emit, Rows::close); // line: opened
    }
}

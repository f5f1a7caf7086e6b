// finds: nothing
// because: Reactor itself calls the pool on its own thread, so no code of the application is on the stack
// opens: library MonoUsing.subscribe
package com.acme.reactive;

import javax.sql.DataSource;

import com.acme.host.Host;
import com.acme.host.Program;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Lets Reactor borrow and close the connection. */
public final class BorrowedByReactor implements Program {
    @Override
    public void run(Host host) {
        DataSource pool = host.dataSource();
        Mono.using(pool::getConnection, connection -> Mono.fromCallable(connection::getMetaData))
                .subscribeOn(Schedulers.boundedElastic())
                .block();
    }
}

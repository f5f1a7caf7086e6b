// finds: nothing
// opens: library JDBCClientImpl.lambda$null$4
package com.acme.vertx;

import com.acme.host.Host;
import com.acme.host.Program;

/** The client closes the connection at the end of the transaction. */
public final class VertxTransaction implements Program {
    @Override
    public void run(Host host) throws Exception {
        Clients.await(Clients.of(host)
                .withTransaction(connection -> connection
                        .query("UPDATE account SET balance = 0 WHERE id = 1")
                        .execute()
                        .compose(updated ->
                                connection.query("SELECT owner FROM account").execute())));
    }
}

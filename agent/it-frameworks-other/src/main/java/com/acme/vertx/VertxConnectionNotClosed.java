// finds: abandoned error at JDBCClientImpl.lambda$null$4
// because: Vert.x borrows on its own thread, so no code of the application is on the stack
// opens: library JDBCClientImpl.lambda$null$4
package com.acme.vertx;

import com.acme.host.Host;
import com.acme.host.Program;

/** Gets a connection and does not close it when the query is done. */
public final class VertxConnectionNotClosed implements Program {
    @Override
    public void run(Host host) throws Exception {
        Clients.await(Clients.of(host)
                .getConnection()
                .compose(connection ->
                        connection.query("SELECT owner FROM account").execute()));
    }
}

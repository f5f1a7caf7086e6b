package com.acme.vertx;

import com.acme.host.Host;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.jdbcclient.JDBCPool;

/** Vert.x' client over the host's pool. */
final class Clients {
    private static final Vertx VERTX = Vertx.vertx();

    private Clients() {}

    static JDBCPool of(Host host) {
        return JDBCPool.pool(VERTX, host.dataSource());
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }
}

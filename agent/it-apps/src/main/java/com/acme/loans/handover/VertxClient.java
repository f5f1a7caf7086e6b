package com.acme.loans.handover;

import java.util.ArrayList;
import java.util.List;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;

/** Vert.x' JDBC client, which borrows on threads of its own for all requests. */
public final class VertxClient implements Scenario {
    private static final int REQUESTS = 12;

    @Override
    public void run(Lenders lenders) throws Exception {
        HikariDataSource pool = lenders.hikari("pool");
        Vertx vertx = Vertx.vertx();
        JDBCPool client = JDBCPool.pool(vertx, pool);
        SqlConnection one = get(client.getConnection());
        SqlConnection two = get(client.getConnection());
        lenders.print("answers=" + answer(one.query("SELECT 1").execute()) + " and "
                + answer(two.query("SELECT 2").execute()));
        get(one.close());
        get(two.close());
        List<Future<RowSet<Row>>> all = new ArrayList<>();
        for (int n = 0; n < REQUESTS; n++) {
            all.add(client.query("SELECT " + n).execute());
        }
        for (Future<RowSet<Row>> answer : all) {
            lenders.print("answer=" + answer(answer));
        }
        get(client.close());
        get(vertx.close());
    }

    private static Integer answer(Future<RowSet<Row>> rows) throws Exception {
        return get(rows).iterator().next().getInteger(0);
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }
}

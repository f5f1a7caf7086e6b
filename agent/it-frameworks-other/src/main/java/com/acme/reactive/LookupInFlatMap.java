// finds: 3 x second-session warning at inner with outer
// opens: outer through RxJava
// opens: inner
package com.acme.reactive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.host.Host;
import com.acme.host.Program;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;

/** Looks up each row on another connection while the stream of rows is open. */
public final class LookupInFlatMap implements Program {
    @Override
    public void run(Host host) {
        DataSource pool = host.dataSource();
        Flowable.using(pool::getConnection, connection -> ids(connection), Connection::close)
                .concatMapSingle(id -> Single.fromCallable(() -> owner(pool, id)))
                .blockingSubscribe(); // line: outer
    }

    private static Flowable<Integer> ids(Connection connection) throws SQLException {
        ResultSet rows = connection.createStatement().executeQuery("SELECT id FROM account");
        return Flowable.generate(emitter -> {
            if (rows.next()) {
                emitter.onNext(rows.getInt(1));
            } else {
                emitter.onComplete();
            }
        });
    }

    private static String owner(DataSource pool, int id) throws SQLException {
        try (Connection connection = pool.getConnection(); // line: inner
                PreparedStatement select = connection.prepareStatement("SELECT owner FROM account WHERE id = ?")) {
            select.setInt(1, id);
            try (ResultSet owners = select.executeQuery()) {
                return owners.next() ? owners.getString(1) : "";
            }
        }
    }
}

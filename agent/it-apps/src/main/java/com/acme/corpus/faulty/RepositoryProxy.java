// finds: 2 x abandoned error at opened
package com.acme.corpus.faulty;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A repository as a generated proxy that opens a connection for each call. */
public final class RepositoryProxy implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        Owners owners = (Owners) Proxy.newProxyInstance(
                Owners.class.getClassLoader(),
                new Class<?>[] {Owners.class},
                (proxy, method, arguments) -> query(source));
        Thread thread = new Thread(owners::first, "caller");
        thread.start();
        thread.join();
        owners.first();
    }

    private static final List<Thread> ALIVE = new ArrayList<>();

    interface Owners {
        String first();
    }

    private static String query(DataSource source) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread worker = new Thread(() -> {
            try {
                answer.complete(read(source));
                Thread.sleep(Long.MAX_VALUE);
            } catch (SQLException | InterruptedException e) {
                answer.completeExceptionally(e);
            }
        });
        worker.setDaemon(true);
        worker.start();
        ALIVE.add(worker);
        return answer.get();
    }

    private static String read(DataSource source) throws SQLException {
        Connection connection = source.getConnection(); // line: opened
        ResultSet rows = connection.createStatement().executeQuery("SELECT owner FROM account");
        return rows.next() ? rows.getString(1) : "";
    }
}

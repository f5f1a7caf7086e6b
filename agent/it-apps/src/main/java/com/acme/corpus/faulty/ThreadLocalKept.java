// finds: unclosed-at-exit warning at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A connection for each thread of a thread pool that is never closed. */
public final class ThreadLocalKept implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        ExecutorService workers = Executors.newFixedThreadPool(1, task -> {
            Thread thread = new Thread(task, "worker");
            thread.setDaemon(true);
            return thread;
        });
        WORKERS.add(workers);
        for (int task = 0; task < 3; task++) {
            workers.submit(() -> connection(source)
                            .createStatement()
                            .executeQuery("SELECT * FROM account")
                            .next())
                    .get();
        }
    }

    private static final List<ExecutorService> WORKERS = new CopyOnWriteArrayList<>();
    private static final ThreadLocal<Connection> CONNECTION = new ThreadLocal<>();

    private static Connection connection(DataSource source) throws SQLException {
        if (CONNECTION.get() == null) {
            CONNECTION.set(source.getConnection()); // line: opened
        }
        return CONNECTION.get();
    }
}

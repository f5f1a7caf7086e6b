// finds: 2 x orphaned warning at opened
// finds: 2 x unclosed-at-exit warning at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A map from workers to their connections; workers end, but their entries remain. */
public final class MapOfWorkers implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        for (int number = 1; number <= 2; number++) {
            Thread worker = new Thread(
                    () -> CONNECTIONS.computeIfAbsent(Thread.currentThread().getName(), name -> open(source)));
            worker.setName("worker-" + number);
            worker.start();
            worker.join();
        }
    }

    private static final Map<String, Connection> CONNECTIONS = new ConcurrentHashMap<>();

    private static Connection open(DataSource source) {
        try {
            return source.getConnection(); // line: opened
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

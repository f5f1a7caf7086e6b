// finds: orphaned warning at opened
// finds: unclosed-at-exit warning at opened
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A thread opens a connection, keeps it in a static field, and ends. */
public final class ThreadForgets implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        Thread thread = new Thread(() -> open(source), "short-lived");
        thread.start();
        thread.join();
    }

    private static final Map<DataSource, Connection> KEPT = new ConcurrentHashMap<>();

    private static void open(DataSource source) {
        try {
            KEPT.put(source, source.getConnection()); // line: opened
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

// finds: 2 x orphaned warning at opened
// finds: 2 x unclosed-at-exit warning at opened
// java: 21
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A virtual thread keeps its connection in a list and ends. */
public final class VirtualThreadForgets implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        ThreadFactory virtual = (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                .getMethod("factory")
                .invoke(Thread.class.getMethod("ofVirtual").invoke(null));
        for (int number = 0; number < 2; number++) {
            Thread thread = virtual.newThread(() -> open(source));
            thread.start();
            thread.join();
        }
    }

    private static final List<Connection> KEPT = new CopyOnWriteArrayList<>();

    private static void open(DataSource source) {
        try {
            KEPT.add(source.getConnection()); // line: opened
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

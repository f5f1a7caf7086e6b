// finds: abandoned error at opened
package com.acme.corpus.faulty;

import java.sql.Connection;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Is interrupted while it waits with an open connection. */
public final class InterruptedBeforeClose implements Program {
    @Override
    public void run(Host host) throws Exception {
        Thread.currentThread().interrupt();
        try {
            politely(host.dataSource());
        } catch (InterruptedException stop) {
            // the interrupt was for this work only
        }
    }

    private static void politely(DataSource source) throws Exception {
        boolean interrupted = Thread.interrupted();
        Connection connection = source.getConnection(); // line: opened
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Thread.sleep(10);
        connection.close();
    }
}

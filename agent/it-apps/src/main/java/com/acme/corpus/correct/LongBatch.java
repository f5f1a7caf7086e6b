// finds: held info at opened session_state=working
// limits: short
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.TimeUnit;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A long batch of many short statements: worth knowing, but no leak. */
public final class LongBatch implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                PreparedStatement update = connection.prepareStatement("UPDATE account SET balance = balance + 1")) {
            connection.setAutoCommit(false);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(4_600);
            while (System.nanoTime() < end) {
                update.executeUpdate();
                Thread.sleep(20);
            }
            connection.commit();
        }
    }
}

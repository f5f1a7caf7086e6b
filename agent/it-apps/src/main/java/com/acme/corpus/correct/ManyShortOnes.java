// finds: nothing
// limits: short
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** One thread is busy for a long time, with one short session after another. */
public final class ManyShortOnes implements Program {
    @Override
    public void run(Host host) throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(4_600);
        while (System.nanoTime() < end) {
            try (Connection connection = host.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE account SET balance = balance + 1");
            }
            Thread.sleep(20);
        }
    }
}

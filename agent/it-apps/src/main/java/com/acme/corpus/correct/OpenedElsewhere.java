// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A thread opens connections for others ahead of time, and each is used by one thread only. */
public final class OpenedElsewhere implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        ExecutorService opener = Executors.newSingleThreadExecutor();
        for (int number = 0; number < 3; number++) {
            try (Connection connection =
                            opener.submit(() -> source.getConnection()).get();
                    Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT COUNT(*) FROM account").close();
                statement.executeQuery("SELECT * FROM account").close();
            }
        }
        opener.shutdown();
        opener.awaitTermination(1, TimeUnit.MINUTES);
    }
}

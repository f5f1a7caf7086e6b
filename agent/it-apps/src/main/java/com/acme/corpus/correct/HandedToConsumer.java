// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A producer opens and prepares; a consumer on a thread pool uses and closes. */
public final class HandedToConsumer implements Program {
    @Override
    public void run(Host host) throws Exception {
        ExecutorService consumer = Executors.newSingleThreadExecutor();
        Connection connection = host.dataSource().getConnection();
        connection.setAutoCommit(false);
        PreparedStatement update = connection.prepareStatement("UPDATE account SET balance = 1");
        consumer.submit(() -> {
                    try (connection;
                            update) {
                        update.executeUpdate();
                        connection.commit();
                    }
                    return null;
                })
                .get();
        consumer.shutdown();
    }
}

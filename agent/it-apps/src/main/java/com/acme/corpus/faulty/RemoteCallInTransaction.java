// finds: idle-in-transaction warning at opened
// limits: short
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.CompletableFuture;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Calls another service inside a transaction, through a client with its own thread. */
public final class RemoteCallInTransaction implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                PreparedStatement update = connection.prepareStatement("UPDATE account SET balance = ? WHERE id = 2")) {
            connection.setAutoCommit(false);
            update.setInt(1, 0);
            update.executeUpdate();
            CompletableFuture.runAsync(RemoteCallInTransaction::callService).join();
            connection.rollback();
        }
    }

    private static void callService() {
        try {
            Thread.sleep(2_200);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

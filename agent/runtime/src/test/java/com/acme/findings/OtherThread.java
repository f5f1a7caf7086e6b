package com.acme.findings;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs work on another thread, which has ended when the call returns. */
final class OtherThread {
    private OtherThread() {}

    /** Application code that may throw. */
    interface Work {
        void run() throws Exception;
    }

    static void named(String name, Work work) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        new Thread(task, name).start();
        await(task);
    }

    static void await(FutureTask<Void> task) {
        try {
            task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static void select(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }
}

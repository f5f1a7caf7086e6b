// finds: starved warning at wanted waiters=1
// java: 21
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A job takes all connections for its parallel parts, and a request on a virtual thread waits for them. */
public final class BackgroundJobStarvesRequests implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        CountDownLatch lent = new CountDownLatch(4);
        ForkJoinPool job = new ForkJoinPool(4);
        for (int part = 0; part < 4; part++) {
            job.execute(() -> part(source, lent));
        }
        lent.await(30, TimeUnit.SECONDS);
        Thread request = virtual(() -> ask(source));
        request.join();
        job.shutdown();
    }

    private static void part(DataSource source, CountDownLatch lent) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            lent.countDown();
            lent.await(30, TimeUnit.SECONDS);
            statement.execute("CALL pause(12000)");
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ask(DataSource source) {
        try (Connection connection = source.getConnection()) { // line: wanted
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code Thread.startVirtualThread}, by name: this is compiled for Java 17. */
    private static Thread virtual(Runnable task) throws ReflectiveOperationException {
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }
}

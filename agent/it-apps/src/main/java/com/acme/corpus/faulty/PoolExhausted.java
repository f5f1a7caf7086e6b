// finds: starved warning at wanted waiters=1 lost=0
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Four reports hold the four connections of the pool, and the fifth waits. */
public final class PoolExhausted implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        CountDownLatch lent = new CountDownLatch(4);
        List<Thread> reports = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            Thread report = new Thread(() -> report(source, lent));
            report.start();
            reports.add(report);
        }
        lent.await(30, TimeUnit.SECONDS);
        try (Connection connection = source.getConnection()) { // line: wanted
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        }
        for (Thread report : reports) {
            report.join();
        }
    }

    private static void report(DataSource source, CountDownLatch lent) {
        try (Connection connection = source.getConnection()) {
            connection.createStatement().executeQuery("SELECT * FROM account").close();
            lent.countDown();
            lent.await(30, TimeUnit.SECONDS);
            Thread.sleep(12_000);
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

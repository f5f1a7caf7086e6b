// finds: self-deadlock warning at wanted with opened depth=2
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

/** Has a connection and waits for another one, while three reports have the rest: it gets it late. */
public final class NestsWhileOthersHold implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        CountDownLatch lent = new CountDownLatch(4);
        List<Thread> reports = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            Thread report = new Thread(() -> report(source, lent));
            report.start();
            reports.add(report);
        }
        try (Connection connection = source.getConnection()) { // line: opened
            connection.createStatement().executeQuery("SELECT * FROM account").close();
            lent.countDown();
            lent.await(30, TimeUnit.SECONDS);
            try (Connection another = source.getConnection()) { // line: wanted
                another.createStatement().executeQuery("SELECT * FROM account").close();
            }
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

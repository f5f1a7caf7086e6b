// finds: 4 x self-deadlock error at wanted with opened threads=4 depth=2 sufficient_size=5
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import com.zaxxer.hikari.HikariDataSource;

/** Four requests have one connection each and wait for another one, which they never get. */
public final class NestsAtTheLimit implements Program {
    @Override
    public void run(Host host) throws Exception {
        HikariDataSource source = (HikariDataSource) host.dataSource();
        source.setConnectionTimeout(1_500);
        CyclicBarrier together = new CyclicBarrier(4);
        List<Thread> requests = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            Thread request = new Thread(() -> serve(source, together));
            request.start();
            requests.add(request);
        }
        for (Thread request : requests) {
            request.join();
        }
    }

    private static void serve(DataSource source, CyclicBarrier together) {
        try (Connection connection = source.getConnection()) { // line: opened
            connection.createStatement().executeQuery("SELECT * FROM account").close();
            together.await(30, TimeUnit.SECONDS);
            try (Connection another = source.getConnection()) { // line: wanted
                another.createStatement().executeQuery("SELECT * FROM account").close();
            } catch (SQLException waitedInVain) {
                together.await(30, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

// finds: 4 x unclosed-at-exit warning at kept
// finds: starved warning at wanted waiters=1
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import com.zaxxer.hikari.HikariDataSource;

/** Keeps what it borrows in a list, until no connection is left for the last borrower. */
public final class LeaksUntilEmpty implements Program {
    @Override
    public void run(Host host) throws Exception {
        HikariDataSource source = (HikariDataSource) host.dataSource();
        source.setConnectionTimeout(500);
        for (int number = 0; number < 4; number++) {
            Thread user = new Thread(() -> keep(source));
            user.setDaemon(true);
            user.start();
        }
        while (KEPT.size() < 4) {
            Thread.sleep(20);
        }
        try (Connection connection = source.getConnection()) { // line: wanted
            throw new IllegalStateException("connected: " + connection);
        } catch (SQLException nothingLeft) {
            // only a restart helps
        }
    }

    private static final List<Connection> KEPT = new CopyOnWriteArrayList<>();

    private static void keep(DataSource source) {
        try {
            KEPT.add(source.getConnection()); // line: kept
            Thread.sleep(TimeUnit.HOURS.toMillis(1));
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

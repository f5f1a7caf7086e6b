// finds: unclosed-at-exit warning at opened
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A singleton keeps one connection in a field forever. */
public final class FieldOfSingleton implements Program {
    @Override
    public void run(Host host) throws Exception {
        KEPT.add(new Ledger(host.dataSource()));
    }

    private static final List<Ledger> KEPT = new CopyOnWriteArrayList<>();

    private static final class Ledger {
        private final Connection connection;

        Ledger(DataSource source) throws SQLException {
            connection = source.getConnection(); // line: opened
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        }
    }
}

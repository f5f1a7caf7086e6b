// finds: abandoned error at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A stream with a close handler that is never called. */
public final class StreamNeverClosed implements Program {
    @Override
    public void run(Host host) throws Exception {
        balances(host.dataSource()).limit(2).forEach(balance -> {});
    }

    private static Stream<Integer> balances(DataSource source) throws SQLException {
        Connection connection = source.getConnection(); // line: opened
        ResultSet rows = connection.createStatement().executeQuery("SELECT balance FROM account");
        return Stream.generate(() -> {
                    try {
                        return rows.next() ? rows.getInt(1) : 0;
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .onClose(() -> {
                    try {
                        connection.close();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}

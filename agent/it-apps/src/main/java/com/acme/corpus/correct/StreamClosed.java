// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A stream over a result set, in a try-with-resources statement that also closes the connection. */
public final class StreamClosed implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Stream<Integer> balances = balances(host.dataSource())) {
            balances.limit(2).forEach(balance -> {});
        }
    }

    private static Stream<Integer> balances(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        ResultSet rows = connection.createStatement().executeQuery("SELECT balance FROM account");
        return Stream.generate(() -> next(rows)).onClose(() -> {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static int next(ResultSet rows) {
        try {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

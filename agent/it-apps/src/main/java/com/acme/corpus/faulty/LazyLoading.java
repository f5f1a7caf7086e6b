// finds: use-after-close warning at opened with used
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Reads a lazy property of an object after the connection was closed. */
public final class LazyLoading implements Program {
    @Override
    public void run(Host host) throws Exception {
        Supplier<String> owner = owner(host.dataSource());
        try {
            owner.get();
        } catch (IllegalStateException reported) {
            // the page stays empty
        }
    }

    private static Supplier<String> owner(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) { // line: opened
            return () -> read(connection);
        }
    }

    private static String read(Connection connection) {
        try (Statement statement = connection.createStatement(); // line: used
                ResultSet owners = statement.executeQuery("SELECT owner FROM account")) {
            return owners.next() ? owners.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

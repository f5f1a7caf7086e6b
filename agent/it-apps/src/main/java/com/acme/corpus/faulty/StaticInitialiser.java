// finds: second-session warning at inner with outer
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A class reads its settings at its first use, which happens inside a transaction. */
public final class StaticInitialiser implements Program {
    @Override
    public void run(Host host) throws Exception {
        source = host.dataSource();
        try (Connection connection = source.getConnection()) { // line: outer
            connection.setReadOnly(true);
            Settings.limit();
            connection.setReadOnly(false);
        }
    }

    private static DataSource source;

    private static final class Settings {
        private static final int LIMIT = read();

        static int limit() {
            return LIMIT;
        }

        private static int read() {
            try (Connection connection = source.getConnection(); // line: inner
                    Statement statement = connection.createStatement();
                    ResultSet limit = statement.executeQuery("SELECT MAX(balance) FROM account")) {
                limit.next();
                return limit.getInt(1);
            } catch (SQLException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}

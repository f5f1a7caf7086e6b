package com.acme.loans.handmade;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;

/** A data source whose {@code getConnection} is a default method of an interface. */
public final class DefaultMethod implements Scenario {
    private static final int LOANS = 5;

    /** A mix-in. */
    interface ByUrl extends DataSource {
        String url();

        @Override
        default Connection getConnection() throws SQLException {
            return Physical.open(url());
        }

        @Override
        default Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        default PrintWriter getLogWriter() {
            return null;
        }

        @Override
        default void setLogWriter(PrintWriter out) {}

        @Override
        default void setLoginTimeout(int seconds) {}

        @Override
        default int getLoginTimeout() {
            return 0;
        }

        @Override
        default Logger getParentLogger() {
            return null;
        }

        @Override
        default <T> T unwrap(Class<T> type) {
            return null;
        }

        @Override
        default boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }

    private record Orders(String url) implements ByUrl {}

    @Override
    public void run(Lenders lenders) throws Exception {
        DataSource source = new Orders(lenders.url("database"));
        for (int n = 0; n < LOANS; n++) {
            lenders.print("answer=" + Sql.text(source, "SELECT " + n));
        }
        lenders.lends("DefaultMethod", () -> LOANS);
    }
}

package com.acme.loans.handmade;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;

/** A data source that inherits {@code getConnection} from a class that is no data source. */
public final class PlainSuperclassSource implements Scenario {
    private static final int LOANS = 5;

    /** A data source's methods without the interface. */
    abstract static class Opener {
        private final String url;

        Opener(String url) {
            this.url = url;
        }

        public Connection getConnection() throws SQLException {
            return Physical.open(url);
        }

        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        public PrintWriter getLogWriter() {
            return null;
        }

        public void setLogWriter(PrintWriter out) {}

        public void setLoginTimeout(int seconds) {}

        public int getLoginTimeout() {
            return 0;
        }

        public Logger getParentLogger() {
            return null;
        }

        public <T> T unwrap(Class<T> type) {
            return null;
        }

        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }

    private static final class Source extends Opener implements DataSource {
        Source(String url) {
            super(url);
        }
    }

    @Override
    public void run(Lenders lenders) throws Exception {
        DataSource source = new Source(lenders.url("database"));
        for (int n = 0; n < LOANS; n++) {
            lenders.print("answer=" + Sql.text(source, "SELECT " + n));
        }
        lenders.lends("PlainSuperclassSource", () -> LOANS);
    }
}

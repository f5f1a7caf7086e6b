package io.sessionaudit.demo.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.tomcat.jdbc.pool.DataSource;

/** Jobs of the night, each on a small pool of its own; the bugs have to do with the pool. */
final class FaultyReports {

    static final int AT_ONCE = 2;

    private static final long PATIENCE_MILLIS = 20_000;
    private static final long NO_PATIENCE_MILLIS = 300;

    private final SmallPools pools;
    private final Offences offences;
    private final HikariDataSource reports;
    private final HikariDataSource invoices;
    private final CountDownLatch lent = new CountDownLatch(AT_ONCE);

    FaultyReports(SmallPools pools, Offences offences) {
        this.pools = pools;
        this.offences = offences;
        this.reports = pools.open("reports", AT_ONCE, PATIENCE_MILLIS);
        this.invoices = pools.open("invoices", 1, NO_PATIENCE_MILLIS);
    }

    /** A report that takes long; there is nothing else wrong with it. */
    void longReport(int number) throws SQLException {
        try (Connection connection = offences.innocent(reports.getConnection());
                Statement statement = connection.createStatement()) {
            lent.countDown();
            statement.execute("SELECT SLEEP(2.2), COUNT(*) FROM demo_order");
        }
    }

    /** Only wants a name, and waits for the long reports, because there are as many as connections. */
    String starved(int customer) throws SQLException, InterruptedException {
        lent.await();
        try (Connection connection = offences.count(reports.getConnection())) {
            return Customers.nameOf(connection, customer);
        }
    }

    /** Has the one connection of its pool in hand, and waits for another. */
    String selfDeadlock(int customer) throws SQLException {
        try (Connection connection = offences.innocent(invoices.getConnection())) {
            String name = Customers.nameOf(connection, customer);
            try (Connection another = offences.attempt(invoices).getConnection()) {
                return name + Customers.nameOf(another, customer + 1);
            } catch (SQLException nothingToBeHad) {
                return name;
            }
        }
    }

    /** Reads uncommitted data; the next borrower of this connection does so, too. */
    void stateLeftChanged(int number) throws SQLException {
        DataSource archive = pools.openLegacy("archive-" + number);
        try (Connection connection = offences.count(archive.getConnection());
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
            statement.execute("SELECT COUNT(*) FROM demo_order");
        } finally {
            archive.close();
        }
    }

    /** Tidies up in the wrong order: the pool first, and the connection after it. */
    String unclosedAtPoolClose(int customer) throws SQLException {
        HikariDataSource imports = pools.open("imports-" + customer, 1, PATIENCE_MILLIS);
        try (Connection connection = offences.count(imports.getConnection())) {
            String name = Customers.nameOf(connection, customer);
            imports.close();
            return name;
        }
    }

    /** Closes what the constructor has opened, when all is done. */
    void close() {
        reports.close();
        invoices.close();
    }
}

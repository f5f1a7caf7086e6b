package io.sessionaudit.demo.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

/** Connections that are never closed, or too late; the methods are named after the finding. */
final class ForgottenConnections {

    /** Never emptied: the connections in this list are open when the JVM ends. */
    private static final List<Connection> OPEN_FOR_GOOD = new CopyOnWriteArrayList<>();

    private final DataSource dataSource;
    private final Offences offences;
    private final List<Connection> forTheJanitor = new CopyOnWriteArrayList<>();

    ForgottenConnections(DataSource dataSource, Offences offences) {
        this.dataSource = dataSource;
        this.offences = offences;
    }

    /** Returns early, and drops the only reference to the connection. */
    String abandoned(int customer) throws SQLException {
        Connection connection = offences.count(dataSource.getConnection());
        String name = Customers.nameOf(connection, customer);
        if (!name.isEmpty()) {
            return name;
        }
        connection.close();
        return "nobody";
    }

    /** Leaves the close to another component; the thread ends before that happens. */
    void orphaned(int customer) throws SQLException {
        Connection connection = offences.count(dataSource.getConnection());
        forTheJanitor.add(connection);
        Customers.nameOf(connection, customer);
    }

    /** Closes what {@link #orphaned} left. This much is correct, if late. */
    void janitor() throws SQLException {
        for (Connection connection : forTheJanitor) {
            connection.close();
        }
        forTheJanitor.clear();
    }

    /** Keeps a connection at hand for later, and later never comes. */
    void unclosedAtExit(int customer) throws SQLException {
        Connection connection = offences.count(dataSource.getConnection());
        OPEN_FOR_GOOD.add(connection);
        Customers.nameOf(connection, customer);
    }
}

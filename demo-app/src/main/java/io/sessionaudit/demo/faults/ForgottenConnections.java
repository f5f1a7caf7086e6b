package io.sessionaudit.demo.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

/** Connections that nobody closes, or nobody in time; the methods are named after what becomes of them. */
final class ForgottenConnections {

    /** Never emptied: whoever is in this list is still open when the JVM ends. */
    private static final List<Connection> OPEN_FOR_GOOD = new CopyOnWriteArrayList<>();

    private final DataSource dataSource;
    private final Offences offences;
    private final List<Connection> forTheJanitor = new CopyOnWriteArrayList<>();

    ForgottenConnections(DataSource dataSource, Offences offences) {
        this.dataSource = dataSource;
        this.offences = offences;
    }

    /** Returns early, and nobody has the connection any more. */
    String abandoned(int customer) throws SQLException {
        Connection connection = offences.count(dataSource.getConnection());
        String name = Customers.nameOf(connection, customer);
        if (!name.isEmpty()) {
            return name;
        }
        connection.close();
        return "nobody";
    }

    /** Leaves closing to somebody else, and the thread ends before that happens. */
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

package io.sessionaudit.demo.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

/** Each method has one bug and is named after it; each opens its connection itself, in the line that is to blame. */
final class FaultyOrders {

    private static final long SLOW_MAIL_MILLIS = 1_600;

    /** Never emptied: whoever is in this list is still open when the JVM ends. */
    private static final List<Connection> OPEN_FOR_GOOD = new CopyOnWriteArrayList<>();

    private final DataSource dataSource;
    private final Offences offences;
    private final List<Connection> forTheJanitor = new CopyOnWriteArrayList<>();

    FaultyOrders(DataSource dataSource, Offences offences) {
        this.dataSource = dataSource;
        this.offences = offences;
    }

    /** Looks up a name in the middle of a query, on a connection more: enough threads doing so lock up the pool. */
    String secondSession() throws SQLException {
        try (Connection connection = offences.innocent(dataSource.getConnection());
                Statement statement = connection.createStatement();
                ResultSet orders = statement.executeQuery("SELECT customer_id FROM demo_order LIMIT 1")) {
            orders.next();
            try (Connection another = offences.count(dataSource.getConnection())) {
                return nameOf(another, orders.getInt(1));
            }
        }
    }

    /** Writes to a customer while the connection waits for the slow mail server. */
    void held(int customer) throws SQLException, InterruptedException {
        try (Connection connection = offences.count(dataSource.getConnection())) {
            mail(nameOf(connection, customer));
        }
    }

    /** Returns early, and nobody has the connection any more. */
    String abandoned(int customer) throws SQLException {
        Connection connection = offences.count(dataSource.getConnection());
        String name = nameOf(connection, customer);
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
        nameOf(connection, customer);
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
        nameOf(connection, customer);
    }

    /** Forgets the commit: the pool rolls the order back without a word. */
    void uncommittedClose(int customer) throws SQLException {
        try (Connection connection = offences.count(dataSource.getConnection())) {
            connection.setAutoCommit(false);
            String sql = "INSERT INTO demo_order (customer_id, total_cents) VALUES (?, 0)";
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setInt(1, customer);
                insert.executeUpdate();
            }
        }
    }

    private static String nameOf(Connection connection, int customer) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT name FROM demo_customer WHERE id = ?")) {
            select.setInt(1, customer);
            try (ResultSet customers = select.executeQuery()) {
                return customers.next() ? customers.getString(1) : "";
            }
        }
    }

    /** The mail server of this demonstration is patience alone. */
    private static void mail(String customer) throws InterruptedException {
        if (!customer.isEmpty()) {
            Thread.sleep(SLOW_MAIL_MILLIS);
        }
    }
}

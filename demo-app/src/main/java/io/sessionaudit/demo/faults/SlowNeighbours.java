package io.sessionaudit.demo.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Connections that are held while the application waits for another system, which a sleep simulates here. */
final class SlowNeighbours {

    private static final long MAIL_MILLIS = 4_000;
    private static final long PAYMENT_MILLIS = 2_000;

    private final DataSource dataSource;
    private final Offences offences;

    SlowNeighbours(DataSource dataSource, Offences offences) {
        this.dataSource = dataSource;
        this.offences = offences;
    }

    /** Writes to a customer while the connection waits for the slow mail server. */
    void held(int customer) throws SQLException, InterruptedException {
        try (Connection connection = offences.count(dataSource.getConnection())) {
            mail(Customers.nameOf(connection, customer));
        }
    }

    /** Updates an item's stock, and requests the payment before it commits: updates of the same item wait, too. */
    void idleInTransaction(int item) throws SQLException, InterruptedException {
        try (Connection connection = offences.count(dataSource.getConnection())) {
            connection.setAutoCommit(false);
            String sql = "UPDATE demo_item SET stock = stock - 1 WHERE id = ?";
            try (PreparedStatement take = connection.prepareStatement(sql)) {
                take.setInt(1, item);
                take.executeUpdate();
            }
            if (isPaid()) {
                connection.commit();
            } else {
                connection.rollback();
            }
        }
    }

    private static void mail(String customer) throws InterruptedException {
        if (!customer.isEmpty()) {
            Thread.sleep(MAIL_MILLIS);
        }
    }

    private static boolean isPaid() throws InterruptedException {
        Thread.sleep(PAYMENT_MILLIS);
        return false;
    }
}

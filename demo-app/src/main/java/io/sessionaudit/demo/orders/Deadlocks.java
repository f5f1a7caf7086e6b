package io.sessionaudit.demo.orders;

import java.sql.SQLException;

/**
 * Repeats what the database gave up in favour of another transaction. Orders take their items in any order, so now and
 * then two of them wait for each other: that is ordinary life, and the loser simply tries again.
 */
final class Deadlocks {

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final int ATTEMPTS = 20;

    private Deadlocks() {}

    static <T> T retry(Attempt<T> attempt) throws SQLException, OutOfStockException {
        for (int failed = 0; ; failed++) {
            try {
                return attempt.run();
            } catch (SQLException failure) {
                if (failed >= ATTEMPTS || !SERIALIZATION_FAILURE.equals(failure.getSQLState())) {
                    throw failure;
                }
            }
        }
    }

    /** One whole transaction, from its connection to its commit. */
    interface Attempt<T> {
        T run() throws SQLException, OutOfStockException;
    }
}

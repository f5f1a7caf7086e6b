package com.acme.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;

/**
 * What the application knows about each of its orders, for a comparison with the database.
 *
 * <p>Recording allocates no memory, because the heap may be full. Threadsafe.
 */
final class OrderAccounts {
    /** More than an application places in an hour. */
    private static final int MAX_ORDERS = 4_000_000;

    private final BitSet committed = new BitSet(MAX_ORDERS);
    private final BitSet rolledBack = new BitSet(MAX_ORDERS);
    private final BitSet undecided = new BitSet(MAX_ORDERS);

    /** The database has confirmed the commit. */
    synchronized void recordCommitted(int order) {
        committed.set(order);
    }

    /** The order failed before its commit. */
    synchronized void recordFailed(int order) {
        rolledBack.set(order);
    }

    /** The commit failed, which does not tell whether the database has executed it. */
    synchronized void recordUndecided(int order) {
        undecided.set(order);
    }

    synchronized int committed() {
        return committed.cardinality();
    }

    synchronized int failed() {
        return rolledBack.cardinality();
    }

    synchronized int undecided() {
        return undecided.cardinality();
    }

    /** {@return the number of orders that the database lacks or must not have, or that are there in part} */
    synchronized int wrong(Connection connection) throws SQLException {
        BitSet stored = new BitSet(MAX_ORDERS);
        int wrong = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(Integer.MIN_VALUE); // row by row; all of them do not fit into the heap
            try (ResultSet rows = statement.executeQuery(
                    "SELECT id, (SELECT COUNT(*) FROM chaos_item WHERE order_id = id) FROM chaos_order")) {
                while (rows.next()) {
                    stored.set(rows.getInt(1));
                    wrong += rows.getInt(2) == ChaosShop.ITEMS ? 0 : 1;
                }
            }
        }
        BitSet mustNotBe = (BitSet) stored.clone();
        mustNotBe.and(rolledBack);
        BitSet lacking = (BitSet) committed.clone();
        lacking.andNot(stored);
        return wrong + mustNotBe.cardinality() + lacking.cardinality();
    }
}

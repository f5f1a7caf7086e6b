package com.acme.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the application knows about each of its orders, for a comparison with the database. Threadsafe. */
final class OrderAccounts {
    private final Set<Integer> committed = ConcurrentHashMap.newKeySet();
    private final Set<Integer> rolledBack = ConcurrentHashMap.newKeySet();
    private final Set<Integer> undecided = ConcurrentHashMap.newKeySet();

    /** The database has confirmed the commit. */
    void recordCommitted(int order) {
        committed.add(order);
    }

    /** The order failed before its commit. */
    void recordFailed(int order) {
        rolledBack.add(order);
    }

    /** The commit failed, which does not tell whether the database has executed it. */
    void recordUndecided(int order) {
        undecided.add(order);
    }

    int committed() {
        return committed.size();
    }

    int failed() {
        return rolledBack.size();
    }

    int undecided() {
        return undecided.size();
    }

    /** {@return the number of orders that the database lacks or must not have, or that are there in part} */
    int wrong(Connection connection) throws SQLException {
        Set<Integer> stored = new HashSet<>();
        int wrong = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id, (SELECT COUNT(*) FROM chaos_item WHERE order_id = id) FROM chaos_order")) {
            while (rows.next()) {
                stored.add(rows.getInt(1));
                wrong += rows.getInt(2) == ChaosShop.ITEMS ? 0 : 1;
            }
        }
        wrong += (int) committed.stream().filter(id -> !stored.contains(id)).count();
        wrong += (int) rolledBack.stream().filter(stored::contains).count();
        return wrong;
    }
}

package com.acme.orders;

import java.sql.SQLException;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The second test fails for its leak: session-audit-junit on the test class path is enough. */
class OrdersTest {
    private final Orders orders =
            new Orders(JdbcConnectionPool.create("jdbc:h2:mem:test;DB_CLOSE_DELAY=-1", "sa", ""));

    @Test
    void counts() throws SQLException {
        assertTrue(orders.count() > 0);
    }

    @Test
    void leaks() throws SQLException {
        assertTrue(orders.leak() > 0);
    }
}

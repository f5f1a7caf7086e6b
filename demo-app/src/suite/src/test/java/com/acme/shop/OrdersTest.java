package com.acme.shop;

import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Every assertion holds. Without Session Audit, all four tests pass. */
class OrdersTest {
    private static final HikariDataSource POOL = new HikariDataSource();
    private static final Orders ORDERS = new Orders(POOL);

    @BeforeAll
    static void create() throws SQLException {
        POOL.setJdbcUrl("jdbc:h2:mem:shop");
        ORDERS.create();
        ORDERS.add(1, 100);
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void totalOfOrder() throws SQLException {
        assertEquals(100, ORDERS.total(1));
    }

    @Test
    void noTotalOfMissingOrder() throws SQLException {
        assertNull(ORDERS.total(2));
    }

    @Test
    void countsTwice() throws SQLException {
        assertEquals(ORDERS.count() * 2, ORDERS.countTwice());
    }

    @Test
    void cancelsAll() throws SQLException {
        ORDERS.cancelAll();
    }
}

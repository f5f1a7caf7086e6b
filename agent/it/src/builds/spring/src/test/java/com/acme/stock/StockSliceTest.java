package com.acme.stock;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A slice: each test in a transaction that is rolled back. */
@JdbcTest
class StockSliceTest {
    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void usesTransactionOfTheTest() {
        assertEquals(42, jdbc.queryForObject("SELECT 42", Integer.class));
    }

    @Test
    void failsForOpenSession() throws Exception {
        dataSource.getConnection();
    }
}

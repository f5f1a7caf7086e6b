package com.acme.stock;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The whole application; its context is cached, with its pool and the session of its listener. */
@SpringBootTest
class StockApplicationTest {
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void queries() {
        assertEquals(42, jdbc.queryForObject("SELECT 42", Integer.class));
    }

    @Nested
    class WithCachedContext {
        @Test
        void queries() {
            assertEquals(42, jdbc.queryForObject("SELECT 42", Integer.class));
        }
    }
}

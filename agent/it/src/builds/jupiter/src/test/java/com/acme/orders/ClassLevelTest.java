package com.acme.orders;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Sessions of fixtures. A class whose name begins with Fails has to fail, not its tests. */
class ClassLevelTest {
    @Nested
    class FailsForBeforeAll {
        @BeforeAll
        static void open() throws SQLException {
            Database.forget();
        }

        @Test
        void passes() throws SQLException {
            Database.use();
        }
    }

    @Nested
    class FailsForAfterAll {
        @AfterAll
        static void open() throws SQLException {
            Database.forget();
        }

        @Test
        void passes() {}
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class FailsForFieldOfInstance {
        final Connection connection = connection();

        @Test
        void passes() throws SQLException {
            Database.query(connection);
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class ClosesAfterAll {
        final Connection connection = connection();
        Connection each;

        @BeforeEach
        void open() {
            each = connection();
        }

        @AfterEach
        void closeEach() throws SQLException {
            each.close();
        }

        @AfterAll
        void close() throws SQLException {
            connection.close();
        }

        @Test
        void passes() throws SQLException {
            Database.query(connection);
        }
    }

    static Connection connection() {
        try {
            return Database.POOL.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

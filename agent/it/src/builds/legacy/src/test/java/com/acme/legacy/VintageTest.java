package com.acme.legacy;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.After;
import org.junit.Test;

/** Tests of JUnit 4. */
public class VintageTest {
    private Connection connection;

    @After
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    @Test
    public void closesAfterwards() throws SQLException {
        connection = Database.POOL.getConnection();
    }

    @Test
    public void failsForOpenSession() throws SQLException {
        Database.POOL.getConnection();
    }

    @Test
    public void closes() throws SQLException {
        Database.POOL.getConnection().close();
    }
}

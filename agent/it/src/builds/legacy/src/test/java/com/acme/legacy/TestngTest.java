package com.acme.legacy;

import java.sql.Connection;
import java.sql.SQLException;

import org.testng.annotations.AfterMethod;
import org.testng.annotations.Test;

/** Tests of TestNG. */
public class TestngTest {
    private Connection connection;

    @AfterMethod
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

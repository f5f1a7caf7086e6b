package com.acme.loans.handmade;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/** Opens connections like a pool: directly from the driver. */
final class Physical {
    private Physical() {}

    static Connection open(String url) throws SQLException {
        Driver driver = new org.h2.Driver();
        return driver.connect(url, new Properties());
    }
}

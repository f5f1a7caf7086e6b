package com.acme.loans.pools;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import org.logicalcobwebs.proxool.ProxoolFacade;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Proxool, which is reached through DriverManager. */
public final class Proxool implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        Class.forName("org.logicalcobwebs.proxool.ProxoolDriver");
        Properties properties = new Properties();
        properties.setProperty("user", "sa");
        properties.setProperty("password", "");
        properties.setProperty("proxool.maximum-connection-count", "4");
        String alias = lenders.name("pool");
        ProxoolFacade.registerConnectionPool("proxool." + alias + ":org.h2.Driver:" + lenders.url("pool"), properties);
        lenders.closeAtEnd(() -> ProxoolFacade.shutdown(0));
        Use.of(lenders, new ByAlias("proxool." + alias), "Proxool");
    }

    /** The application's own way to the driver. */
    private static final class ByAlias extends AbstractDataSource {
        private final String url;

        ByAlias(String url) {
            this.url = url;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return DriverManager.getConnection(url);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }
}

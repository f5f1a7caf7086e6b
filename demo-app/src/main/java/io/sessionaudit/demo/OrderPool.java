package io.sessionaudit.demo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The connection pool, in a common configuration. */
final class OrderPool {

    private static final int MOST_CONNECTIONS = 30;

    /** Enough for the workers and for what the faulty run loses: no bug has to wait for a connection to be made. */
    private static final int IDLE_CONNECTIONS = 16;

    private OrderPool() {}

    static HikariDataSource open(String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("orders");
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(IDLE_CONNECTIONS);
        return new HikariDataSource(config);
    }
}

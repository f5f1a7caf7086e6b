package io.sessionaudit.demo.faults;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/** Pools that one corner of the application has brought with it. */
final class SmallPools {

    private static final int LEGACY_CONNECTIONS = 2;

    private final String url;

    SmallPools(String url) {
        this.url = url;
    }

    HikariDataSource open(String name, int connections, long patienceMillis) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(patienceMillis);
        return new HikariDataSource(config);
    }

    /** The old one, which gives its connections on as they were left. */
    DataSource openLegacy(String name) {
        PoolProperties properties = new PoolProperties();
        properties.setName(name);
        properties.setUrl(url);
        properties.setDriverClassName("com.mysql.cj.jdbc.Driver");
        properties.setInitialSize(1);
        properties.setMinIdle(1);
        properties.setMaxIdle(LEGACY_CONNECTIONS);
        properties.setMaxActive(LEGACY_CONNECTIONS);
        return new DataSource(properties);
    }
}

package com.acme.loans.layers;

import java.sql.Connection;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import software.amazon.jdbc.PropertyDefinition;
import software.amazon.jdbc.ds.AwsWrapperDataSource;

/** The wrapper driver of AWS: in front of H2's data source it is the lender, behind HikariCP it is not. */
public final class AwsWrapper implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        lenders.closeAtEnd(server::stop);
        String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:";
        AwsWrapperDataSource front = wrapper(url + lenders.name("front"));
        AtomicLong opened = new AtomicLong();
        for (int n = 0; n < 3; n++) {
            try (Connection connection = front.getConnection()) {
                opened.incrementAndGet();
                lenders.print("answer=" + Sql.text(connection, "SELECT " + n));
            }
        }
        lenders.lends("AwsWrapperDataSource", opened::get);
        AtomicLong lent = new AtomicLong();
        HikariConfig config = lenders.hikariConfig("pool", 2, lent);
        config.setDataSource(wrapper(url + lenders.name("pool")));
        HikariDataSource pool = lenders.closeAtEnd(new HikariDataSource(config));
        for (int n = 0; n < 3; n++) {
            lenders.print("answer=" + Sql.text(pool, "SELECT " + n));
        }
        lenders.lends(lenders.name("pool"), lent::get);
    }

    private static AwsWrapperDataSource wrapper(String url) {
        AwsWrapperDataSource wrapper = new AwsWrapperDataSource();
        wrapper.setTargetDataSourceClassName(JdbcDataSource.class.getName());
        wrapper.setJdbcProtocol("jdbc:h2:tcp:");
        wrapper.setJdbcUrl(url);
        Properties properties = new Properties();
        properties.setProperty(PropertyDefinition.PLUGINS.name, "");
        properties.setProperty("wrapperDialect", "unknown");
        properties.setProperty("wrapperTargetDriverDialect", "generic");
        properties.setProperty("URL", url);
        wrapper.setTargetDataSourceProperties(properties);
        return wrapper;
    }
}

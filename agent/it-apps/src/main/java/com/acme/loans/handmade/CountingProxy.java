package com.acme.loans.handmade;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.acme.support.MinimalDataSource;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.vibur.dbcp.ViburDBCPDataSource;

/** An application's own proxy that counts the calls of each method, in front of three pools. */
public final class CountingProxy implements Scenario {
    private static final int LOANS = 3;

    @Override
    public void run(Lenders lenders) throws Exception {
        HikariDataSource hikari = lenders.hikari("hikari");
        use(lenders, hikari);
        PoolProperties properties = new PoolProperties();
        properties.setName(lenders.name("tomcat"));
        properties.setUrl(lenders.url("tomcat"));
        properties.setDriverClassName("org.h2.Driver");
        org.apache.tomcat.jdbc.pool.DataSource tomcat = new org.apache.tomcat.jdbc.pool.DataSource(properties);
        lenders.closeAtEnd(tomcat::close);
        use(lenders, tomcat);
        lenders.lends(lenders.name("tomcat"), () -> LOANS);
        ViburDBCPDataSource vibur = new ViburDBCPDataSource();
        vibur.setName(lenders.name("vibur"));
        vibur.setJdbcUrl(lenders.url("vibur"));
        vibur.setUsername("");
        vibur.setPassword("");
        vibur.start();
        lenders.closeAtEnd(vibur::terminate);
        use(lenders, vibur);
        lenders.lends(lenders.name("vibur"), () -> LOANS);
    }

    private static void use(Lenders lenders, DataSource pool) throws SQLException {
        Counting source = new Counting(pool);
        for (int n = 0; n < LOANS; n++) {
            lenders.print("answer=" + Sql.text(source, "SELECT " + n));
        }
        lenders.print("calls=" + source.calls);
    }

    private static final class Counting extends MinimalDataSource {
        private final Map<String, Integer> calls = new TreeMap<>();
        private final DataSource pool;

        Counting(DataSource pool) {
            this.pool = pool;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection lent = pool.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    CountingProxy.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        calls.merge(method.getName(), 1, Integer::sum);
                        try {
                            return method.invoke(lent, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}

package com.acme.stock;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application that keeps one session as long as it runs, as listeners of a database do. */
@SpringBootApplication
public class StockApplication {
    @Bean(destroyMethod = "close")
    Listener listener(DataSource dataSource) throws SQLException {
        return new Listener(dataSource.getConnection());
    }

    record Listener(Connection connection) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}

// finds: nothing
// limits: short
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The database of the pool does not respond, so no session holds its connections. */
public final class PoolCannotConnect implements Program {
    @Override
    public void run(Host host) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setPoolName(Thread.currentThread().getName() + "_nowhere");
        config.setJdbcUrl("jdbc:h2:tcp://127.0.0.1:1/nowhere");
        config.setMaximumPoolSize(1);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(2_000);
        try (HikariDataSource source = new HikariDataSource(config);
                Connection connection = source.getConnection()) {
            throw new IllegalStateException("connected: " + connection);
        } catch (SQLException asItShould) {
            // Nothing was opened.
        }
    }
}

// finds: nothing
// on druid: held warning at opened session_state=closed-by-pool
// because: only this pool closes what is held too long
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import com.alibaba.druid.pool.DruidDataSource;

/** Works longer in a transaction than the pool allows, and commits what the pool has rolled back. */
public final class PoolTakesBack implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        long work = 0;
        if (source instanceof DruidDataSource druid) {
            druid.setRemoveAbandoned(true);
            druid.setRemoveAbandonedTimeoutMillis(500);
            druid.setTimeBetweenEvictionRunsMillis(200);
            work = 3_000;
        }
        try (Connection connection = source.getConnection()) { // line: opened
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE account SET balance = balance - 1");
            }
            Thread.sleep(work);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException tooLate) {
            // the order is missing
        }
    }
}

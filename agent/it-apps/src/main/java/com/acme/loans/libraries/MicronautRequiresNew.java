package com.acme.loans.libraries;

import java.lang.reflect.Constructor;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.data.connection.jdbc.operations.DefaultDataSourceConnectionOperations;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;

/** Micronaut's REQUIRES_NEW inside of a transaction. */
public final class MicronautRequiresNew implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        HikariDataSource pool = lenders.hikari("pool");
        Sql.execute(pool, "CREATE TABLE numbers (n INT)");
        Constructor<DefaultDataSourceConnectionOperations> constructor =
                DefaultDataSourceConnectionOperations.class.getDeclaredConstructor(DataSource.class);
        constructor.setAccessible(true);
        DefaultDataSourceConnectionOperations connections = constructor.newInstance(pool);
        DataSourceTransactionManager manager = new DataSourceTransactionManager(pool, connections, connections);
        manager.execute(TransactionDefinition.DEFAULT, outer -> {
            add(manager);
            manager.execute(TransactionDefinition.of(Propagation.REQUIRES_NEW), inner -> {
                add(manager);
                return null;
            });
            return null;
        });
        lenders.print("rows=" + Sql.text(pool, "SELECT COUNT(*) FROM numbers"));
    }

    private static void add(DataSourceTransactionManager manager) throws SQLException {
        Sql.execute(manager.getConnection(), "INSERT INTO numbers VALUES (1)");
    }
}

package com.acme.loans.spring;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Code that closes what it borrows, inside transactions whose connection it shares and outside of them. */
public final class TransactionAware implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        HikariDataSource pool = lenders.hikari("pool", 1);
        DataSource aware = new TransactionAwareDataSourceProxy(pool);
        Sql.execute(aware, "CREATE TABLE numbers (n INT)");
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        for (int round = 0; round < 2; round++) {
            transaction.executeWithoutResult(status -> addTwice(aware));
        }
        lenders.print("rows=" + Sql.text(aware, "SELECT COUNT(*) FROM numbers"));
    }

    private static void addTwice(DataSource aware) {
        try (Connection outer = aware.getConnection()) {
            Sql.execute(outer, "INSERT INTO numbers VALUES (1)");
            Sql.execute(aware, "INSERT INTO numbers VALUES (2)");
            Sql.execute(outer, "INSERT INTO numbers VALUES (3)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

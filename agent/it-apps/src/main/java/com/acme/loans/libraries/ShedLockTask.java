package com.acme.loans.libraries;

import java.time.Duration;
import java.time.Instant;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariDataSource;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** ShedLock locks and unlocks in transactions of its own, also inside of the application's. */
public final class ShedLockTask implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        HikariDataSource pool = lenders.hikari("pool");
        Sql.execute(
                pool,
                "CREATE TABLE shedlock (name VARCHAR(64) PRIMARY KEY, lock_until TIMESTAMP, locked_at TIMESTAMP,"
                        + " locked_by VARCHAR(255))",
                "CREATE TABLE numbers (n INT)");
        JdbcTemplate template = new JdbcTemplate(pool);
        DataSourceTransactionManager manager = new DataSourceTransactionManager(pool);
        DefaultLockingTaskExecutor executor =
                new DefaultLockingTaskExecutor(new JdbcTemplateLockProvider(template, manager));
        Runnable task = () -> template.update("INSERT INTO numbers VALUES (1)");
        executor.executeWithLock(task, lock("outside"));
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            template.update("INSERT INTO numbers VALUES (2)");
            executor.executeWithLock(task, lock("inside"));
        });
        lenders.print("rows=" + Sql.text(pool, "SELECT COUNT(*) FROM numbers"));
    }

    private static LockConfiguration lock(String name) {
        return new LockConfiguration(Instant.now(), name, Duration.ofMinutes(1), Duration.ZERO);
    }
}

package com.acme.shedlock;

import java.time.Duration;
import java.time.Instant;

import com.acme.host.Host;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Locks of the programs. */
final class Locks {
    private Locks() {}

    static LockingTaskExecutor executor(Host host, PlatformTransactionManager manager) {
        host.execute("CREATE TABLE shedlock (name VARCHAR(64) PRIMARY KEY, lock_until TIMESTAMP, locked_at TIMESTAMP,"
                + " locked_by VARCHAR(255))");
        return new DefaultLockingTaskExecutor(
                new JdbcTemplateLockProvider(new JdbcTemplate(host.dataSource()), manager));
    }

    static LockConfiguration lock() {
        return new LockConfiguration(Instant.now(), "lock", Duration.ofMinutes(1), Duration.ZERO);
    }
}

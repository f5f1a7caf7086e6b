// finds: 2 x second-session info at lock with outer
// opens: outer through Spring
// opens: lock through Spring, ShedLock
package com.acme.shedlock;

import com.acme.host.Host;
import com.acme.host.Program;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the lock inside of a transaction: locking and unlocking need a second session each. */
public final class LockInTransaction implements Program {
    @Override
    public void run(Host host) {
        JdbcTemplate template = new JdbcTemplate(host.dataSource());
        JdbcTransactionManager manager = new JdbcTransactionManager(host.dataSource());
        LockingTaskExecutor executor = Locks.executor(host, manager);
        Runnable task = () -> template.update("UPDATE account SET balance = 0 WHERE id = 1");
        new TransactionTemplate(manager)
                // line: outer
                .executeWithoutResult(status -> {
                    template.update("UPDATE account SET balance = 0 WHERE id = 2");
                    executor.executeWithLock(task, Locks.lock()); // line: lock
                });
    }
}

// finds: nothing
// opens: lock through Spring, ShedLock
// opens: update through Spring
package com.acme.shedlock;

import com.acme.host.Host;
import com.acme.host.Program;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A task under a lock: locking, the task and unlocking have a session each, one after the other. */
public final class LockedTask implements Program {
    @Override
    public void run(Host host) {
        JdbcTemplate template = new JdbcTemplate(host.dataSource());
        LockingTaskExecutor executor = Locks.executor(host, new JdbcTransactionManager(host.dataSource()));
        Runnable task = () -> template.update("UPDATE account SET balance = 0 WHERE id = 1"); // line: update
        executor.executeWithLock(task, Locks.lock()); // line: lock
    }
}

// finds: nothing
// pools: all
package com.acme.corpus.correct;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction of Spring's that is rolled back. */
public final class SpringRollback implements Program {
    @Override
    public void run(Host host) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(host.dataSource());
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(host.dataSource()));
        transaction.executeWithoutResult(status -> {
            jdbc.update("UPDATE account SET balance = 0");
            status.setRollbackOnly();
        });
    }
}

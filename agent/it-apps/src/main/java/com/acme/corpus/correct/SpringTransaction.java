// finds: nothing
// pools: all
package com.acme.corpus.correct;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's transactions and templates: inner calls join the session of the outer one. */
public final class SpringTransaction implements Program {
    @Override
    public void run(Host host) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(host.dataSource());
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(host.dataSource()));
        transaction.executeWithoutResult(outer -> {
            jdbc.update("UPDATE account SET balance = balance - 1 WHERE id = 1");
            transaction.executeWithoutResult(
                    inner -> jdbc.update("UPDATE account SET balance = balance + 1 WHERE id = 2"));
        });
    }
}

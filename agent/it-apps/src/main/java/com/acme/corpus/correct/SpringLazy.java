// finds: nothing
package com.acme.corpus.correct;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction that never needs its connection, and one that does. */
public final class SpringLazy implements Program {
    @Override
    public void run(Host host) throws Exception {
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(host.dataSource());
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(lazy));
        transaction.executeWithoutResult(status -> {});
        transaction.executeWithoutResult(status -> new JdbcTemplate(lazy).update("UPDATE account SET balance = 1"));
    }
}

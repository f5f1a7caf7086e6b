// finds: nothing
// opens: first through Spring
// opens: second through Spring
// limits: short
package com.acme.transactiontemplate;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.RemoteService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One transaction before the call of another service, one after it; queries inside join them. */
public final class TemplateSplit implements Program {
    @Override
    public void run(Host host) {
        JdbcTemplate template = new JdbcTemplate(host.dataSource());
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(host.dataSource()));
        // line: first
        transaction.executeWithoutResult(status -> template.query("SELECT id FROM account", row -> {
            template.update("UPDATE account SET balance = 0 WHERE id = ?", row.getInt(1));
        }));
        RemoteService.call();
        // line: second
        transaction.executeWithoutResult(status -> template.update("UPDATE account SET balance = 1 WHERE id = 1"));
    }
}

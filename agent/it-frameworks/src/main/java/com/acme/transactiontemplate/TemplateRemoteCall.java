// finds: idle-in-transaction warning at opened
// finds: held warning at opened
// opens: opened through Spring
// limits: short
package com.acme.transactiontemplate;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.RemoteService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls another service inside of a transaction with changes. */
public final class TemplateRemoteCall implements Program {
    @Override
    public void run(Host host) {
        JdbcTemplate template = new JdbcTemplate(host.dataSource());
        new TransactionTemplate(new JdbcTransactionManager(host.dataSource()))
                // line: opened
                .executeWithoutResult(status -> {
                    template.update("UPDATE account SET balance = 0 WHERE id = 1");
                    RemoteService.call();
                });
    }
}

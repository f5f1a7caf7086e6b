// finds: second-session info at inner with outer
// opens: outer through Spring
// opens: inner through Spring
package com.acme.transactiontemplate;

import com.acme.host.Host;
import com.acme.host.Program;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A new transaction inside of another one. */
public final class TemplateRequiresNew implements Program {
    @Override
    public void run(Host host) {
        JdbcTemplate template = new JdbcTemplate(host.dataSource());
        TransactionTemplate outer = new TransactionTemplate(new JdbcTransactionManager(host.dataSource()));
        TransactionTemplate inner = new TransactionTemplate(outer.getTransactionManager());
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        // line: outer
        outer.executeWithoutResult(status -> {
            template.update("UPDATE account SET balance = 0 WHERE id = 1");
            // line: inner
            inner.executeWithoutResult(other -> template.update("UPDATE account SET balance = 0 WHERE id = 2"));
        });
    }
}

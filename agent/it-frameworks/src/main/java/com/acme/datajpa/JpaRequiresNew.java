// finds: 3 x second-session info at Bank.changeAlways<inner with outer
// opens: outer through Hibernate, Spring
// opens: Bank.changeAlways<inner through Hibernate, Spring
package com.acme.datajpa;

import com.acme.host.Host;
import com.acme.host.Program;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A new transaction for each account that another transaction reads. */
public final class JpaRequiresNew implements Program {
    @Override
    public void run(Host host) {
        ConfigurableApplicationContext context = JpaApplication.start(host);
        Accounts accounts = context.getBean(Accounts.class);
        Bank bank = context.getBean(Bank.class);
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        // line: outer
        transaction.executeWithoutResult(status -> {
            for (Account account : accounts.findAll()) {
                bank.changeAlways(account.id()); // line: inner
            }
        });
    }
}

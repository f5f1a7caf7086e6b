// finds: nothing
// opens: find through Hibernate, Spring Data
// opens: Bank.count<count through Hibernate, Spring
// opens: Bank.change<change through Hibernate, Spring
package com.acme.datajpa;

import com.acme.host.Host;
import com.acme.host.Program;
import org.springframework.context.ConfigurableApplicationContext;

/** Repositories with and without a transaction of the caller. */
public final class JpaCorrect implements Program {
    @Override
    public void run(Host host) {
        ConfigurableApplicationContext context = JpaApplication.start(host);
        context.getBean(Accounts.class).findByOwner("Ann"); // line: find
        Bank bank = context.getBean(Bank.class);
        bank.count(); // line: count
        bank.change(1); // line: change
    }
}

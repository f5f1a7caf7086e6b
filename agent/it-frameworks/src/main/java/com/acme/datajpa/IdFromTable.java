// finds: second-session info at save with Bank.book<book
// opens: Bank.book<book through Hibernate, Spring
// opens: save through Hibernate, Spring Data
package com.acme.datajpa;

import com.acme.host.Host;
import com.acme.host.Program;

/** Hibernate takes an id from a table, in a session of its own. */
public final class IdFromTable implements Program {
    @Override
    public void run(Host host) {
        JpaApplication.start(host).getBean(Bank.class).book(1); // line: book
    }
}

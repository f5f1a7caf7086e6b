// finds: nothing
// opens: find through Spring
// opens: save through Spring
package com.acme.datajdbc;

import com.acme.host.Host;
import com.acme.host.Program;

/** Reads an account and saves it, each in a transaction of the repository. */
public final class RowsCorrect implements Program {
    @Override
    public void run(Host host) {
        AccountRows accounts = JdbcApplication.start(host);
        Account account = accounts.findById(1).orElseThrow(); // line: find
        accounts.save(account.withBalance(5)); // line: save
    }
}

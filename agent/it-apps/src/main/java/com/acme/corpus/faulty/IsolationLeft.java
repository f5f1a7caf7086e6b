// finds: nothing
// on tomcat, vibur, dbcp2, h2, mybatis: state-left-changed warning at opened property=isolation to=serializable
// because: these lend it on; the others set it back
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Raises the isolation for one query and does not restore it. */
public final class IsolationLeft implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection()) { // line: opened
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        }
    }
}

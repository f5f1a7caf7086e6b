// finds: nothing
// on tomcat, vibur, mybatis: state-left-changed warning at opened property=autocommit from=true to=false
// because: these lend it on; the others set it back
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Disables autocommit for a query and never enables it again. */
public final class AutoCommitLeftOff implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection()) { // line: opened
            connection.setAutoCommit(false);
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        }
    }
}

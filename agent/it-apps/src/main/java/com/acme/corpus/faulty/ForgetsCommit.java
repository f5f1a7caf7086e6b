// finds: uncommitted-close warning at opened pool_action=rolled-back changes=1
// on tomcat, vibur: uncommitted-close warning at opened pool_action=left-open changes=1
// on mybatis: uncommitted-close warning at opened pool_action=rolled-back changes=1
// on tomcat, vibur, mybatis: state-left-changed warning at opened property=autocommit from=true to=false
// on agroal: uncommitted-close warning at opened pool_action=committed changes=1
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Turns autocommit off, inserts, closes. */
public final class ForgetsCommit implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection()) { // line: opened
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO account VALUES (4, 'Dan', 0)");
            }
        }
    }
}

// finds: abandoned error at opened
// opens: opened through Groovy
package com.acme.groovy

import com.acme.host.Host
import com.acme.host.Program
import groovy.sql.Sql

/** An Sql over a connection has to be closed; one over a data source has not. */
class SqlNotClosed implements Program {
    @Override
    void run(Host host) {
        def owners = { -> ownersOf(new Sql(host.dataSource().getConnection())) } // line: opened
        assert owners().size() == 3
    }

    private static List ownersOf(Sql sql) {
        sql.rows('SELECT owner FROM account')
    }
}

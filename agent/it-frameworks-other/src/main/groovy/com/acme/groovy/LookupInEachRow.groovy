// finds: second-session warning at inner with outer
// opens: outer through Groovy
// opens: inner through Groovy
package com.acme.groovy

import com.acme.host.Host
import com.acme.host.Program
import groovy.sql.Sql

/** Each call of an Sql over a data source borrows a connection, also inside eachRow. */
class LookupInEachRow implements Program {
    @Override
    void run(Host host) {
        def sql = new Sql(host.dataSource())
        sql.eachRow('SELECT id FROM account WHERE id = 1') { row -> // line: outer
            sql.firstRow('SELECT owner FROM account WHERE id = ?', [row.id]) // line: inner
        }
    }
}

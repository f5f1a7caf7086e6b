// finds: nothing
// opens: opened through Groovy
package com.acme.groovy

import com.acme.host.Host
import com.acme.host.Program
import groovy.sql.Sql

/** The same with one connection for all calls. */
class CachedConnection implements Program {
    @Override
    void run(Host host) {
        def sql = new Sql(host.dataSource())
        sql.cacheConnection { -> // line: opened
            sql.eachRow('SELECT id FROM account WHERE id = 1') { row ->
                sql.firstRow('SELECT owner FROM account WHERE id = ?', [row.id])
            }
        }
    }
}

// finds: nothing
// because: a nested transaction joins the outer one
// opens: connected through Kotlin, Exposed
// opens: outer through Kotlin, Exposed
package com.acme.exposed

import com.acme.host.Host
import com.acme.host.Program
import org.jetbrains.exposed.sql.Database
import org.jetbrains.exposed.sql.transactions.transaction

/** Nests transactions. */
class ExposedNested : Program {
    override fun run(host: Host) {
        val database = Database.connect(host.dataSource())
        transaction(database) { // line: connected
            exec("UPDATE account SET balance = 0 WHERE id = 1") // line: outer
            transaction(database) {
                exec("UPDATE account SET balance = 0 WHERE id = 2")
            }
        }
    }
}

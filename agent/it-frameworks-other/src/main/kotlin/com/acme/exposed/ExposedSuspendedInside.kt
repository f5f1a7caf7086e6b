// finds: second-session warning at inner with outer
// opens: connected through Kotlin, Exposed
// opens: outer through Kotlin, Exposed
// opens: inner through Kotlin, Exposed
package com.acme.exposed

import com.acme.host.Host
import com.acme.host.Program
import kotlinx.coroutines.runBlocking
import org.jetbrains.exposed.sql.Database
import org.jetbrains.exposed.sql.transactions.experimental.newSuspendedTransaction
import org.jetbrains.exposed.sql.transactions.transaction

/** A suspended transaction inside a plain one is a transaction of its own. */
class ExposedSuspendedInside : Program {
    override fun run(host: Host) {
        val database = Database.connect(host.dataSource())
        transaction(database) { // line: connected
            exec("UPDATE account SET balance = 0 WHERE id = 1") // line: outer
            audit(database)
        }
    }

    private fun audit(database: Database) = runBlocking {
        newSuspendedTransaction(db = database) {
            exec("UPDATE account SET balance = 0 WHERE id = 2") // line: inner
        }
    }
}

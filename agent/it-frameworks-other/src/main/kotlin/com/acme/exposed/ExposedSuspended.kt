// finds: nothing
// opens: connected through Kotlin, Exposed
// opens: opened through Kotlin, Exposed
package com.acme.exposed

import com.acme.host.Host
import com.acme.host.Program
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import org.jetbrains.exposed.sql.Database
import org.jetbrains.exposed.sql.transactions.experimental.newSuspendedTransaction

/** A transaction that is suspended between two statements. */
class ExposedSuspended : Program {
    override fun run(host: Host) = runBlocking {
        val database = Database.connect(host.dataSource())
        check(database.vendor.isNotEmpty()) // line: connected
        newSuspendedTransaction(Dispatchers.IO, database) {
            exec("UPDATE account SET balance = 0 WHERE id = 1") // line: opened
            delay(50)
            exec("UPDATE account SET balance = 0 WHERE id = 2")
        }
        Unit
    }
}

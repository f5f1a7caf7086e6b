// finds: nothing
// opens: opened
package com.acme.kotlin

import com.acme.host.Host
import com.acme.host.Program

/** Opens and closes inside a lambda that is passed on, once for each element. */
class UseInLambdas : Program {
    override fun run(host: Host) {
        val owners = (1..3).asSequence().map { id ->
            host.dataSource().connection.use { connection -> // line: opened
                connection.createStatement().executeQuery("SELECT owner FROM account WHERE id = $id").use {
                    if (it.next()) it.getString(1) else null
                }
            }
        }
        check(owners.count() == 3)
    }
}

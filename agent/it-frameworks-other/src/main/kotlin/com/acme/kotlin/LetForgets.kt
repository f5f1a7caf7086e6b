// finds: abandoned error at opened
// opens: opened
package com.acme.kotlin

import com.acme.host.Host
import com.acme.host.Program
import javax.sql.DataSource

/** `let` closes nothing; `use` does. */
class LetForgets : Program {
    override fun run(host: Host) {
        listOf(1).forEach { id -> owner(host.dataSource(), id) }
    }

    private fun owner(pool: DataSource, id: Int): String? =
        pool.connection.let { connection -> // line: opened
            connection.createStatement().executeQuery("SELECT owner FROM account WHERE id = $id").use {
                if (it.next()) it.getString(1) else null
            }
        }
}

// finds: second-session info at report with transfer nesting=left
// because: the first coroutine is suspended, so the second one is not called by it
// opens: transfer
// opens: report
package com.acme.kotlin

import com.acme.host.Host
import com.acme.host.Program
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** Two coroutines of one thread; the first one is suspended while it has a connection. */
class CoroutinesOfOneThread : Program {
    override fun run(host: Host) = runBlocking {
        val pool = host.dataSource()
        launch {
            pool.connection.use { connection -> // line: transfer
                owners(connection)
                delay(500)
                owners(connection)
            }
        }
        launch {
            pool.connection.use { owners(it) } // line: report
        }
        Unit
    }
}

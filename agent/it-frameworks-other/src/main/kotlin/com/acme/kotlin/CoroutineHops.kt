// finds: nothing
// because: a coroutine that continues on another thread hands its connection over
// opens: opened
package com.acme.kotlin

import com.acme.host.Host
import com.acme.host.Program
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import java.util.concurrent.Executors

/** Opens a connection on one thread, and uses and closes it on another. */
class CoroutineHops : Program {
    override fun run(host: Host) = runBlocking {
        Executors.newSingleThreadExecutor().asCoroutineDispatcher().use { dispatcher ->
            val connection = host.dataSource().connection // line: opened
            withContext(dispatcher) {
                connection.use { owners(it) }
            }
        }
        Unit
    }
}

// finds: abandoned error at opened
// opens: opened
package com.acme.kotlin

import com.acme.host.Host
import com.acme.host.Program
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import javax.sql.DataSource

/** The request is cancelled while its coroutine waits, and nothing after that runs. */
class CancelledCoroutine : Program {
    override fun run(host: Host) = runBlocking {
        val opened = CompletableDeferred<Unit>()
        val request = launch { answer(host.dataSource(), opened) }
        opened.await()
        request.cancelAndJoin()
    }

    private suspend fun answer(pool: DataSource, opened: CompletableDeferred<Unit>) {
        val connection = pool.connection // line: opened
        owners(connection)
        opened.complete(Unit)
        awaitCancellation()
        connection.close()
    }
}

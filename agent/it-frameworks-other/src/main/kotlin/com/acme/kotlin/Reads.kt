package com.acme.kotlin

import java.sql.Connection

/** Reads all owners. */
internal fun owners(connection: Connection): List<String> =
    connection.createStatement().use { statement ->
        val rows = statement.executeQuery("SELECT owner FROM account")
        generateSequence { if (rows.next()) rows.getString(1) else null }.toList()
    }

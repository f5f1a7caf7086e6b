package com.acme.legacy

import java.sql.Connection

import spock.lang.Specification

/** Tests of Spock, whose engine is one of its own. */
class SpockTest extends Specification {
    Connection connection

    def cleanup() {
        connection?.close()
    }

    def "closes afterwards"() {
        when:
        connection = Database.POOL.getConnection()

        then:
        !connection.isClosed()
    }

    def "fails for open session"() {
        expect:
        Database.POOL.getConnection()
    }

    def "closes value #number"() {
        expect:
        Database.POOL.getConnection().withCloseable { !it.isClosed() }

        where:
        number << [1, 2]
    }

    def "fails for value #number"() {
        when:
        def opened = Database.POOL.getConnection()
        if (number == 1) {
            opened.close()
        }

        then:
        noExceptionThrown()

        where:
        number << [1, 2]
    }
}

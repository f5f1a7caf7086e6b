package io.sessionaudit.demo.orders;

import java.sql.Connection;
import java.sql.SQLException;

/** Undoes a transaction that failed. */
final class Rollback {

    private Rollback() {}

    /** Rolls back; a rollback that fails as well does not hide what went wrong first. */
    static void after(Exception failure, Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException another) {
            failure.addSuppressed(another);
        }
    }
}

package io.sessionaudit.runtime.reclaim;

import java.sql.SQLException;

/** The agent does not give a connection back; the message states the reason and holds no data of the application. */
final class RefusedException extends SQLException {
    private static final long serialVersionUID = 1;

    RefusedException(String reason) {
        super(reason);
    }
}

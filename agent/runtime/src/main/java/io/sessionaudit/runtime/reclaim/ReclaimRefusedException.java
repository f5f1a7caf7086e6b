package io.sessionaudit.runtime.reclaim;

import java.sql.SQLException;

/** The agent does not reclaim a connection; the message states the reason and contains no data of the application. */
final class ReclaimRefusedException extends SQLException {
    private static final long serialVersionUID = 1;

    ReclaimRefusedException(String reason) {
        super(reason);
    }
}

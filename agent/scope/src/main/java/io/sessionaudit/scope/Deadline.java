package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The moment by which a scope must have ended.
 *
 * <p>Not thread-safe; for the owner of the session.
 */
final class Deadline {

    private final LongSupplier clock;
    private final long at;
    private final Duration timeout;

    private Connection minded;
    private Connection view;

    private Deadline(LongSupplier clock, long at, Duration timeout) {
        this.clock = clock;
        this.at = at;
        this.timeout = timeout;
    }

    /** From now on, or null where there is no timeout. */
    static Deadline in(Duration timeout, LongSupplier clock) {
        return timeout == null ? null : new Deadline(clock, clock.getAsLong() + timeout.toNanos(), timeout);
    }

    /** The one of two that comes first; null stands for never. */
    static Deadline earlier(Deadline one, Deadline other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.at - other.at <= 0 ? one : other;
    }

    /** The connection as its statements mind this deadline; for one connection the same view each time. */
    Connection minding(Connection connection) {
        // Each attempt of a scope has the deadline of the first, and a connection of its own.
        if (minded != connection) {
            minded = connection;
            view = TimedConnection.of(connection, this);
        }
        return view;
    }

    long remainingNanos() {
        return at - clock.getAsLong();
    }

    /** The time that a statement may take, in the whole seconds that JDBC knows, never 0: that would be for ever. */
    int remainingSeconds() throws SQLException {
        long nanos = remainingNanos();
        if (nanos <= 0) {
            throw passed("The statement was not executed");
        }
        long second = TimeUnit.SECONDS.toNanos(1);
        return (int) Math.min(Integer.MAX_VALUE, (nanos + second - 1) / second);
    }

    /** Throws when it has passed. */
    void check(String whatWasDone) throws SQLException {
        if (remainingNanos() <= 0) {
            throw passed(whatWasDone);
        }
    }

    private SQLException passed(String whatWasDone) {
        return new SQLTimeoutException("The scope has taken longer than its timeout of " + timeout
                + ". A timeout is for all of a scope, its attempts and waits included. " + whatWasDone
                + " and the session can only be rolled back."
                + " Give the scope a longer timeout, or less to do.");
    }
}

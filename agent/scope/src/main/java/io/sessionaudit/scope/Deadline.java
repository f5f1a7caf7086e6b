package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The time by which a scope must have ended.
 *
 * <p>Not thread-safe; confined to the owner of the session.
 */
final class Deadline {

    private final LongSupplier clock;
    private final long at;
    private final Duration timeout;

    private @Nullable Connection viewed;
    private @Nullable Connection view;

    private Deadline(LongSupplier clock, long at, Duration timeout) {
        this.clock = clock;
        this.at = at;
        this.timeout = timeout;
    }

    /** {@return the deadline that this timeout sets from now on, or null if there is no timeout} */
    static @Nullable Deadline in(@Nullable Duration timeout, LongSupplier clock) {
        return timeout == null ? null : new Deadline(clock, clock.getAsLong() + timeout.toNanos(), timeout);
    }

    /** {@return the earlier of two deadlines; null is no deadline} */
    static @Nullable Deadline earlier(@Nullable Deadline one, @Nullable Deadline other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.at - other.at <= 0 ? one : other;
    }

    /** {@return a view of the connection whose statements respect this deadline; always the same for one connection} */
    Connection timed(Connection connection) {
        // All attempts of a scope share one deadline, but each has its own connection.
        Connection timed = view;
        if (timed == null || viewed != connection) {
            timed = TimedConnection.of(connection, this);
            viewed = connection;
            view = timed;
        }
        return timed;
    }

    long remainingNanos() {
        return at - clock.getAsLong();
    }

    /** {@return the statement's query timeout in seconds, rounded up; never 0, which JDBC defines as no limit} */
    int remainingSeconds() throws SQLException {
        long nanos = remainingNanos();
        if (nanos <= 0) {
            throw passed("The statement was not executed");
        }
        long second = TimeUnit.SECONDS.toNanos(1);
        return (int) Math.min(Integer.MAX_VALUE, (nanos + second - 1) / second);
    }

    /** Throws if the deadline has passed. */
    void check(String whatWasDone) throws SQLException {
        if (remainingNanos() <= 0) {
            throw passed(whatWasDone);
        }
    }

    private SQLException passed(String whatWasDone) {
        return new SQLTimeoutException("The scope has taken longer than its timeout of " + timeout
                + ". A timeout applies to the whole scope, including its attempts and waits. " + whatWasDone
                + " and the session can only be rolled back."
                + " Set a longer timeout, or do less work in the scope.");
    }
}

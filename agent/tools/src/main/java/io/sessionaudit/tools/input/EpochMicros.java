package io.sessionaudit.tools.input;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Converts times to microseconds since 1970.
 *
 * <p>{@code ChronoUnit.MICROS.between} of JDK 17 computes nanoseconds and overflows for times after the year 2262.
 */
public final class EpochMicros {
    private EpochMicros() {}

    /** {@return the microseconds from 1970 to a time, for any result of {@code LogRecord.time}} */
    public static long of(Instant time) {
        return TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + time.getNano() / 1000;
    }
}

package io.sessionaudit.tools.input;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Times as the pictures count them: in whole microseconds since 1970.
 *
 * <p>Not by {@code ChronoUnit.MICROS.between}: on JDK 17 that counts nanoseconds on its way, and throws for any time after the
 * year 2262.
 */
public final class EpochMicros {
    private EpochMicros() {}

    /** {@return the microseconds from 1970 to a time}, which is any that {@code LogRecord.time} gives. */
    public static long of(Instant time) {
        return TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + time.getNano() / 1000;
    }
}

package io.sessionaudit.core;

import java.time.Duration;
import java.time.Instant;

/**
 * The time the agent goes by: nanoseconds for spans, and the moment of the day that belongs to them.
 *
 * <p>Implementations are threadsafe. Tests inject one that they move by hand.
 */
public interface AuditClock {
    /** {@return nanoseconds since an arbitrary origin, as {@link System#nanoTime()}} */
    long nanoTime();

    /** {@return the moment that {@code nanoTime} stands for} */
    Instant at(long nanoTime);

    /** {@return a clock that runs with the machine; the two scales are tied together once, now} */
    static AuditClock system() {
        return new AuditClock() {
            private final long originNanos = System.nanoTime();
            private final Instant origin = Instant.now();

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Instant at(long nanoTime) {
                return origin.plusNanos(nanoTime - originNanos);
            }
        };
    }

    /** {@return the time from one reading of {@link #nanoTime} to another} */
    static Duration between(long fromNanos, long toNanos) {
        return Duration.ofNanos(toNanos - fromNanos);
    }
}

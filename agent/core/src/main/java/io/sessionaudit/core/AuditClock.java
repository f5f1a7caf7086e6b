package io.sessionaudit.core;

import java.time.Duration;
import java.time.Instant;

/**
 * The agent's clock: nanoseconds for durations, and their conversion to instants.
 *
 * <p>Implementations are thread-safe. Tests inject a clock that they set.
 */
public interface AuditClock {
    /** {@return nanoseconds since an arbitrary origin, as {@link System#nanoTime()}} */
    long nanoTime();

    /** {@return the instant of a {@code nanoTime}} */
    Instant at(long nanoTime);

    /** {@return the system clock; the two time scales are aligned once, by this call} */
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

    /** {@return the duration between two values of {@link #nanoTime}} */
    static Duration between(long fromNanos, long toNanos) {
        return Duration.ofNanos(toNanos - fromNanos);
    }
}

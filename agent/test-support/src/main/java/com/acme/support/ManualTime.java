package com.acme.support;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A time that starts at noon and passes only when a test advances it. Thread-safe. The clocks of the tests extend it,
 * and implement the agent's interface, on which this module does not depend.
 */
public class ManualTime {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long ORIGIN = 1_000_000_007;

    private final AtomicLong now = new AtomicLong(ORIGIN);

    /** Lets time pass. */
    public void advance(Duration by) {
        now.addAndGet(by.toNanos());
    }

    /** {@return nanoseconds since an arbitrary origin} */
    public long nanoTime() {
        return now.get();
    }

    /** {@return the moment that belongs to a value of {@link #nanoTime}} */
    public Instant at(long nanoTime) {
        return NOON.plusNanos(nanoTime - ORIGIN);
    }
}

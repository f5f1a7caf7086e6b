package io.sessionaudit.core;

import java.time.Duration;
import java.time.Instant;

/** A clock that the test moves, starting at noon. */
public final class TestClock implements AuditClock {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long ORIGIN = 1_000_000_007;

    private long nanos = ORIGIN;

    /** Advances the clock. */
    public void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Instant at(long nanoTime) {
        return NOON.plusNanos(nanoTime - ORIGIN);
    }
}

package io.sessionaudit.runtime.support;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.sessionaudit.core.AuditClock;

/** A clock that advances only on request. */
public final class ManualClock implements AuditClock {
    private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong now = new AtomicLong(1);

    /** Advances the clock. */
    public void advance(Duration by) {
        now.addAndGet(by.toNanos());
    }

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public Instant at(long nanoTime) {
        return ORIGIN.plusNanos(nanoTime);
    }
}

package io.sessionaudit.core.live;

import java.util.concurrent.atomic.AtomicInteger;

import io.sessionaudit.core.AuditClock;

/** Whether any reader wants the current state. Thread-safe. */
public final class LiveReaders {
    private final AuditClock clock;
    private final AtomicInteger retained = new AtomicInteger();
    private volatile long wantedUntilNanos;
    private volatile boolean wantedOnce;

    LiveReaders(AuditClock clock) {
        this.clock = clock;
    }

    /** Registers a reader, which wants the state until {@link #release}. */
    public void retain() {
        retained.incrementAndGet();
    }

    /** Removes a reader that was registered by {@link #retain}. */
    public void release() {
        retained.decrementAndGet();
    }

    /** Registers a reader for the given time, because it may end without notice. */
    public void retainFor(long nanos) {
        wantedUntilNanos = clock.nanoTime() + nanos;
        wantedOnce = true;
    }

    /** {@return whether a reader wants the state} */
    public boolean isAny() {
        return retained.get() > 0 || wantedOnce && wantedUntilNanos - clock.nanoTime() > 0;
    }
}

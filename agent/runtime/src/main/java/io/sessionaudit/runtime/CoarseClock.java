package io.sessionaudit.runtime;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.sessionaudit.core.AuditClock;

/**
 * A clock whose time is a field that a thread of its own sets a thousand times a second: reading it costs next to nothing. It
 * is late by a millisecond or so, and by more where the machine is too busy to run that thread. Threadsafe.
 */
final class CoarseClock implements AuditClock {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final AuditClock exact = AuditClock.system();
    private volatile long now = exact.nanoTime();

    private CoarseClock() {}

    /** {@return a clock that ticks as long as the JVM runs} */
    static CoarseClock start() {
        CoarseClock clock = new CoarseClock();
        Thread thread = new Thread(null, clock::tick, "session-audit-clock", 0, false);
        thread.setDaemon(true);
        thread.start();
        return clock;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Instant at(long nanoTime) {
        return exact.at(nanoTime);
    }

    private void tick() {
        while (true) {
            LockSupport.parkNanos(this, TICK_NANOS);
            now = exact.nanoTime();
        }
    }
}

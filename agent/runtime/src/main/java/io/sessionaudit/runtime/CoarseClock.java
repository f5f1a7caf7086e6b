package io.sessionaudit.runtime;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.sessionaudit.core.AuditClock;

/**
 * A clock that reads a field which a dedicated thread updates every millisecond. About a millisecond late, more if the
 * machine is overloaded. Threadsafe.
 */
final class CoarseClock implements AuditClock {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final AuditClock exact = AuditClock.system();
    private volatile long now = exact.nanoTime();

    private CoarseClock() {}

    /** {@return a started clock; its daemon thread runs until the JVM ends} */
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

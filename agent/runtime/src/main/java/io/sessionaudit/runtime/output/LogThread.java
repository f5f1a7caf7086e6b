package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import io.sessionaudit.core.log.Ledger;

/**
 * The one thread that writes the log. It looks at the queue a hundred times a second, so that no thread of the application
 * ever has to wake it.
 */
public final class LogThread extends Thread {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** An application that fills the queue in no time is not to lose a core to its log: this many times as long as it took. */
    private static final long PAUSE_WHEN_FLOODED = 9;

    private static final long ONE_MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final AuditLog log;
    private final Ledger ledger;
    private final long flushNanos;
    private final Consumer<Throwable> failure;
    private volatile boolean stopping;

    /**
     * A thread that is yet to be started.
     *
     * @param flushNanos how often to flush
     * @param failure is told when the log cannot be written any more; the thread ends then
     */
    public LogThread(AuditLog log, Ledger ledger, long flushNanos, Consumer<Throwable> failure) {
        super(null, null, "session-audit-log", 0, false);
        setDaemon(true);
        this.log = log;
        this.ledger = ledger;
        this.flushNanos = flushNanos;
        this.failure = failure;
    }

    @Override
    public void run() {
        try {
            write();
        } catch (Throwable e) { // an Error too: nobody may wait for a log that is not written
            log.close();
            failure.accept(e);
        }
    }

    /** Has everything written, the last record too, and waits for it. */
    public void finish(long atMostMillis) throws InterruptedException {
        stopping = true;
        LockSupport.unpark(this);
        join(atMostMillis);
    }

    private void write() throws IOException {
        long flushed = System.nanoTime();
        long summarised = flushed;
        boolean dirty = true;
        while (!stopping) {
            boolean flooded = log.isFull();
            long begun = System.nanoTime();
            boolean wrote = log.drainTo(ledger);
            dirty |= wrote;
            long now = System.nanoTime();
            if (now - summarised >= ONE_MINUTE) {
                log.summarise(ledger);
                summarised = now;
                dirty = true;
            }
            if (dirty && now - flushed >= flushNanos) {
                ledger.flush();
                flushed = now;
                dirty = false;
            }
            if (flooded) {
                pause(Math.min(LONGEST_PAUSE_NANOS, (now - begun) * PAUSE_WHEN_FLOODED));
            } else if (!wrote) {
                pause(PAUSE_NANOS);
            }
        }
        log.close();
        while (log.drainTo(ledger)) {
            // until nothing is left; nothing new comes in
        }
        log.summarise(ledger);
        ledger.stop();
        ledger.flush();
    }

    private void pause(long nanos) {
        if (!stopping) {
            LockSupport.parkNanos(this, nanos);
        }
    }
}

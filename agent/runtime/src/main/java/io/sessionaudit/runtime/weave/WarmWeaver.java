package io.sessionaudit.runtime.weave;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The weaver, made ready once: Byte Buddy is loaded, and a class has been woven in vain. Whoever comes first makes it ready, a
 * thread of our own where {@link #warmUp} was called in time; everybody else waits for that.
 *
 * <p>To wait, and not to begin as well, keeps two threads from initialising Byte Buddy's classes from two ends, which could be
 * a deadlock. The wait is bounded: a class may go unaudited, but its thread goes on.
 *
 * <p>Threadsafe.
 */
final class WarmWeaver {
    static final String THREAD = "session-audit-warm-up";

    private static final long MAX_WAIT_SECONDS = 30;

    private final FutureTask<Weaver> ready;
    private final long longestWaitNanos;
    private volatile Thread maker;

    /** A weaver that is yet to be made. */
    WarmWeaver() {
        this(Weaver::warm, TimeUnit.SECONDS.toNanos(MAX_WAIT_SECONDS));
    }

    /** For tests: with another way to make it, and to wait for it. */
    WarmWeaver(Callable<Weaver> make, long longestWaitNanos) {
        this.longestWaitNanos = longestWaitNanos;
        ready = new FutureTask<>(() -> {
            maker = Thread.currentThread();
            try {
                return make.call();
            } finally {
                maker = null;
            }
        });
    }

    /**
     * Makes the weaver ready on a thread of its own, which ends with that and keeps no JVM alive. What fails there is told to
     * those who ask for the weaver.
     */
    void warmUp() {
        if (!ready.isDone()) {
            Thread thread = new Thread(null, ready, THREAD, 0, false);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * {@return the weaver}
     *
     * @throws IllegalStateException when it cannot be had
     */
    Weaver get() {
        if (maker == Thread.currentThread()) {
            // Another agent has had a class loaded amid the making that is to be woven, and to wait would be for ever.
            return new Weaver();
        }
        ready.run(); // does nothing where it has begun
        long until = System.nanoTime() + longestWaitNanos;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return ready.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) { // it was meant for the application
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("there is no weaver: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the weaver was not ready in " + TimeUnit.NANOSECONDS.toSeconds(longestWaitNanos) + " s", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package io.sessionaudit.runtime.weave;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The weaver, initialized once: Byte Buddy is loaded, and a dummy class has been woven. The first caller initializes
 * it, or a separate thread if {@link #warmUp} was called before; all others wait.
 *
 * <p>If two threads initialized Byte Buddy's classes in different order, they could deadlock; so only one does. The
 * wait is bounded: if it times out, the class is not audited, but the thread continues.
 *
 * <p>Threadsafe.
 */
final class WarmWeaver {
    static final String THREAD = "session-audit-warm-up";

    private static final long MAX_WAIT_SECONDS = 30;

    private final FutureTask<Weaver> ready;
    private final long longestWaitNanos;
    private volatile Thread initializer;

    /** Creates an uninitialized weaver. */
    WarmWeaver() {
        this(Weaver::warm, TimeUnit.SECONDS.toNanos(MAX_WAIT_SECONDS));
    }

    /** For tests: with another initialization and another time limit. */
    WarmWeaver(Callable<Weaver> make, long longestWaitNanos) {
        this.longestWaitNanos = longestWaitNanos;
        ready = new FutureTask<>(() -> {
            initializer = Thread.currentThread();
            try {
                return make.call();
            } finally {
                initializer = null;
            }
        });
    }

    /**
     * Initializes the weaver on a separate daemon thread, which then ends. If that fails, {@link #get} throws the
     * exception.
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
     * @throws IllegalStateException if it cannot be initialized, or not in time
     */
    Weaver get() {
        if (initializer == Thread.currentThread()) {
            // Re-entrant: another agent loaded a JDBC class while this thread initializes the weaver. Waiting would
            // self-deadlock.
            return new Weaver();
        }
        ready.run(); // does nothing if it has begun
        long until = System.nanoTime() + longestWaitNanos;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return ready.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) { // restored below for the application
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the weaver could not be initialized: " + e.getCause(), e);
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

package io.sessionaudit.runtime.weave;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops a thread again that {@code Thread.stop} has stopped while it was in a class file transformer: the JVM ignores
 * all exceptions there, so that the thread would survive. Up to JDK 19; later JDKs stop no threads.
 */
final class StoppedThread implements Runnable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** The JDK's classes that call transformers, and ignore what they throw. */
    private static final String CALLERS = "sun.instrument.";

    private final Thread stopped;

    private StoppedThread(Thread stopped) {
        this.stopped = stopped;
    }

    /** {@return whether another thread has called {@code stop}} */
    static boolean isCauseOf(Throwable thrown) {
        return thrown instanceof Error && thrown.getClass().getName().equals("java.lang.ThreadDeath");
    }

    /** Stops a thread as soon as it has left the transformer. Returns immediately. */
    static void stopAfterTransformation(Thread thread) {
        Thread helper = new Thread(null, new StoppedThread(thread), "session-audit-stop", 0, false);
        helper.setDaemon(true);
        helper.setContextClassLoader(null);
        helper.start();
    }

    @Override
    public void run() {
        while (stopped.isAlive() && isInTransformer()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        try {
            Thread.class.getMethod("stop").invoke(stopped);
        } catch (ReflectiveOperationException e) {
            // a JDK that stops no threads
        }
    }

    private boolean isInTransformer() {
        for (StackTraceElement frame : stopped.getStackTrace()) {
            if (frame.getClassName().startsWith(CALLERS)) {
                return true;
            }
        }
        return false;
    }
}

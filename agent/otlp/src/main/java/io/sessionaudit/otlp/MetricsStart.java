package io.sessionaudit.otlp;

import io.sessionaudit.core.live.LiveModel;

/**
 * Loads the SDK on a separate thread when the first state is there, so that neither the start of the application nor
 * the log thread has to wait for it. The thread ends with that.
 */
final class MetricsStart implements Runnable {
    private static final String THREAD = "session-audit-otlp-start";
    private static final long TIMEOUT_MILLIS = 60_000;

    private final LiveModel live;
    private final Runnable start;

    private MetricsStart(LiveModel live, Runnable start) {
        this.live = live;
        this.start = start;
    }

    /** Has the action run once, after the first state. */
    static void after(LiveModel live, Runnable start) {
        Thread thread = new Thread(null, new MetricsStart(live, start), THREAD, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (live.awaitOther(null, TIMEOUT_MILLIS) == null) {
                // The audit is switched off: nothing is known yet.
            }
            start.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError e) {
            // The log thread has the same problem with its next record or at the end, and reports it.
        }
    }
}

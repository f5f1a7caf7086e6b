package io.sessionaudit.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.sessionaudit.core.stack.StackCaptureBudget;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WatchThreadTest {
    private static final long LOOK = SECONDS.toNanos(1);

    @Test
    void scansOncePerSecondIfScansAreShort() {
        assertThat(WatchThread.intervalNanos(LOOK, 0)).isEqualTo(LOOK);
        assertThat(WatchThread.intervalNanos(LOOK, MILLISECONDS.toNanos(50))).isEqualTo(LOOK);
    }

    @Test
    void limitsLongScansToFivePercentOfACore() {
        long took = MILLISECONDS.toNanos(140);

        assertThat(WatchThread.intervalNanos(LOOK, took)).isEqualTo(20 * took);
    }

    @Test
    void resumesSoonAfterMachinePause() {
        assertThat(WatchThread.intervalNanos(LOOK, SECONDS.toNanos(9))).isEqualTo(3 * LOOK);
    }

    @Test
    void continuesAfterFullHeap() throws InterruptedException {
        AtomicInteger scans = new AtomicInteger();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        WatchThread thread = start(
                () -> {
                    if (scans.incrementAndGet() <= 2) {
                        throw new OutOfMemoryError("for the test");
                    }
                },
                failures);

        await().until(() -> scans.get() > 2 || !thread.isAlive());
        thread.interrupt();
        thread.join();

        assertThat(failures).isEmpty();
        assertThat(scans).hasValueGreaterThan(2);
    }

    @Test
    void endsIfAScanFails() throws InterruptedException {
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        IllegalStateException failure = new IllegalStateException("for the test");
        WatchThread thread = start(
                () -> {
                    throw failure;
                },
                failures);
        thread.join();

        assertThat(failures).containsExactly(failure);
    }

    private static WatchThread start(Runnable scan, Queue<Throwable> failures) {
        WatchThread thread = new WatchThread(scan, StackCaptureBudget.none(), 1, failures::add);
        thread.start();
        return thread;
    }
}

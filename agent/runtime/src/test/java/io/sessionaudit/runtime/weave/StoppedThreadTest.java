package io.sessionaudit.runtime.weave;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;

class StoppedThreadTest {
    @Test
    @EnabledForJreRange(max = JRE.JAVA_19)
    void stopsTheThread() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                end.set(e);
            }
        });
        thread.setUncaughtExceptionHandler((stopped, thrown) -> end.set(thrown));
        thread.start();

        StoppedThread.stopAfterTransformation(thread);
        thread.join(TimeUnit.MINUTES.toMillis(1));

        assertThat(thread.isAlive()).isFalse();
        assertThat(StoppedThread.isCauseOf(end.get())).isTrue();
    }
}

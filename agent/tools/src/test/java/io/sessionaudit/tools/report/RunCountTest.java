package io.sessionaudit.tools.report;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The number of different runs, exact up to a limit. */
class RunCountTest {
    @Test
    void countsEachRunOnce() {
        RunCount count = new RunCount();
        assertThat(count.value()).isZero();
        for (int i = 0; i < 3_000; i++) {
            count.add(run(i % 1_000));
        }

        assertThat(count.isExact()).isTrue();
        assertThat(count.value()).isEqualTo(1_000);
    }

    @Test
    void estimatesBeyondTheLimitIndependentlyOfTheParts() {
        RunCount whole = new RunCount();
        List<RunCount> parts = new ArrayList<>();
        for (int part = 0; part < 7; part++) {
            parts.add(new RunCount());
        }
        for (int i = 0; i < 20_000; i++) {
            whole.add(run(i));
            parts.get(i % 7).add(run(i));
            parts.get(i % 3).add(run(i));
        }
        RunCount merged = parts.remove(3);
        parts.forEach(merged::merge);

        assertThat(whole.isExact()).isFalse();
        assertThat(whole.value()).isCloseTo(20_000, within(2_000L));
        assertThat(merged.value()).isEqualTo(whole.value());
    }

    private static RunKey run(int number) {
        return RunKey.named("run-" + number);
    }
}

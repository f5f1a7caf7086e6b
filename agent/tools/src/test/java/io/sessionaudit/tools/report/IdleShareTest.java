package io.sessionaudit.tools.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdleShareTest {
    /** The bounds of 15 of 20, which textbooks give as 0.531 to 0.888. */
    @Test
    void isWilsonsInterval() {
        assertThat(IdleShare.of(15, 20)).isEqualTo(new IdleShare(0.75, 0.531, 0.888, 20));
    }

    @Test
    void isNotCertainIfAllFewSamplesAreIdle() {
        IdleShare all = IdleShare.of(3, 3);

        assertThat(all.high()).isEqualTo(1);
        assertThat(all.low()).isBetween(0.4, 0.5);
    }

    @Test
    void doesNotExistWithoutSamples() {
        assertThat(IdleShare.of(0, 0)).isNull();
    }
}

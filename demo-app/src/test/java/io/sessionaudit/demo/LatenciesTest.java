package io.sessionaudit.demo;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void p99IsZeroWithoutOrders() {
        assertThat(latencies.p99()).isZero();
    }

    @Test
    void ninetyNinePercentDoNotExceedP99() {
        for (int i = 5_000; i > 0; i--) {
            latencies.add(i);
        }

        assertThat(latencies.p99()).isEqualTo(4_950);
    }
}

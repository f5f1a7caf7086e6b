package io.sessionaudit.runtime.flight;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HeldThresholdTest {
    @ParameterizedTest
    @CsvSource({
        "0 ns, PT0S", "1500 us, PT0.0015S", "20 ms, PT0.02S", "2s, PT2S", " 3 m , PT3M", "1 h, PT1H", "1 d, PT24H"
    })
    void readsNumberAndUnit(String text, Duration expected) {
        assertThat(HeldThreshold.parse(text)).isEqualTo(expected.toNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ms", "20", "-1 ms", "20 parsecs", "99999999999999999999 ms", "everything"})
    void keepsTheDefaultForOtherText(String text) {
        assertThat(HeldThreshold.parse(text)).isEqualTo(HeldThreshold.parse(HeldThreshold.DEFAULT));
    }

    @Test
    void usesTheSmallestValueOfSeveralRecordings() {
        HeldThreshold threshold = new HeldThreshold();
        String combined = threshold.combine(Set.of("1 s", "300 ms", "2 m"));
        threshold.setValue(combined);
        assertThat(combined).isEqualTo("300 ms");
        assertThat(threshold.getValue()).isEqualTo("300 ms");
        assertThat(threshold.nanos()).isEqualTo(Duration.ofMillis(300).toNanos());
    }
}

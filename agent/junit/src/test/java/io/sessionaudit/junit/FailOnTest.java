package io.sessionaudit.junit;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FailOnTest {
    @Test
    void defaultIsLeaksAndProvenFaults() {
        FailOn failOn = FailOn.parse(FailOn.DEFAULT);

        assertThat(failOn.matches("orphaned", "warning")).isTrue();
        assertThat(failOn.matches("self-deadlock", "error")).isTrue();
        assertThat(failOn.matches("self-deadlock", "warning")).isFalse();
        assertThat(failOn.mayMatch("self-deadlock", "warning"))
                .as("its evidence may prove it")
                .isTrue();
        assertThat(failOn.matches("second-session", "warning")).isFalse();
    }

    @Test
    void severityIncludesWorseOnes() {
        assertThat(Stream.of("info", "warning", "error")
                        .filter(severity -> FailOn.parse(" warning , held").matches("starved", severity)))
                .containsExactly("warning", "error");
        assertThat(FailOn.parse("warning,held").matches("held", "info")).isTrue();
        assertThat(FailOn.parse("").matches("abandoned", "error")).isFalse();
    }

    @Test
    void namesWhatIsWrong() {
        assertThatThrownBy(() -> FailOn.parse("leak"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("session-audit.fail-on has the value \"leak\"; give it some of info, warning");
        assertThatThrownBy(() -> TestRules.of(List.of(Wrong.class.getDeclaredMethods())))
                .hasMessageContaining("@ExpectFinding(\"leak\") names no kind");
    }

    private static final class Wrong {
        @ExpectFinding("leak")
        void test() {}
    }
}

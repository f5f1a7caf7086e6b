package io.sessionaudit.core.options;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AgentArgumentTest {
    @Test
    void parsesAbsentArgumentAsEmpty() throws OptionException {
        assertThat(AgentArgument.parse(null)).isEmpty();
        assertThat(AgentArgument.parse("  ")).isEmpty();
    }

    @Test
    void separatesPairsByCommas() throws OptionException {
        assertThat(AgentArgument.parse("a=1, b=2,c=")).isEqualTo(Map.of("a", "1", "b", "2", "c", ""));
    }

    @Test
    void continuesValueWithPartWithoutEqualsSign() throws OptionException {
        assertThat(AgentArgument.parse("a=1,2,3,b=4")).isEqualTo(Map.of("a", "1,2,3", "b", "4"));
    }

    @Test
    void allowsEqualsSignInValue() throws OptionException {
        assertThat(AgentArgument.parse("log=a=b.jsonl")).isEqualTo(Map.of("log", "a=b.jsonl"));
    }

    @Test
    void rejectsLeadingPartWithoutName() {
        assertThatThrownBy(() -> AgentArgument.parse("reject,a=1")).isInstanceOf(OptionException.class);
    }
}

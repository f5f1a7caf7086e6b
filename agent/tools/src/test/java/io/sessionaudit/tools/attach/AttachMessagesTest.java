package io.sessionaudit.tools.attach;

import com.sun.tools.attach.AgentLoadException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AttachMessagesTest {
    /** Regression: the agent was attached to a JVM of version 8, and the command reported a failure. */
    @ParameterizedTest
    @CsvSource({
        "0, true",
        "Failed to load agent library: 0, true",
        "102, false",
        "Failed to load agent library: 100, false",
        "Failed to load agent library: Dynamic agent loading is not enabled, false",
        "Agent JAR not found or no Agent-Class attribute, false",
        ", false"
    })
    void recognizesTheAnswerOfJava8(String answer, boolean isSuccess) {
        assertThat(AttachMessages.isSuccess(new AgentLoadException(answer))).isEqualTo(isSuccess);
    }
}

package io.sessionaudit.it.recording;

import java.util.Map;

import com.acme.recording.StrictObjects;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Mocks that reject every method that the program has not announced, including {@code hashCode}. */
class StrictObjectsIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void makesOnlyAnnouncedCallsOnMocks() {
        FinishedJvm plain = forks.jvm(StrictObjects.class).run().successful();
        FinishedJvm audited = forks.jvm(StrictObjects.class).agent().run().successful();

        assertThat(plain.facts("unexpected")).as("without the agent").isEmpty();
        assertThat(audited.facts("unexpected")).isEmpty();
        assertThat(audited.out()).isEqualTo(plain.out());
        assertThat(audited.log().sessions()).isEqualTo(10);
        assertThat(audited.log().findings()).isEqualTo(Map.of("unclosed-at-exit", 1L));
    }
}

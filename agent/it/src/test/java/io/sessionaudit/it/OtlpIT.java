package io.sessionaudit.it;

import java.util.List;

import com.acme.app.LoggingChoice;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.otlp.OtlpReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Findings of an application as a collector receives them from the finished agent. */
@Sharded
class OtlpIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void collectorReceivesFindingsAndApplicationChoosesItsLogManager() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            FinishedJvm application = forks.jvm(LoggingChoice.class)
                    .agent("otlp=" + receiver.url(), "exit-grace=1m")
                    .run()
                    .successful();

            AuditRecords log = application.log();
            assertThat(receiver.records())
                    .extracting(record -> record.getBody().getStringValue())
                    .isNotEmpty()
                    .containsExactlyElementsOf(log.ofType("finding").stream()
                            .map(finding -> finding.text("message"))
                            .toList());
            assertThat(log.only("export").number("sent", -1))
                    .isEqualTo(receiver.records().size());
            assertThat(log.only("export").number("unsent", -1)).isZero();
            assertThat(application.facts("log manager")).isEqualTo(List.of("com.acme.app.LoggingChoice$Manager"));
            assertThat(application.complaints()).isEmpty();
        }
    }
}

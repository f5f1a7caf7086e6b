package io.sessionaudit.it;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.acme.app.Incident;
import com.acme.app.LoggingChoice;
import com.acme.support.Sharded;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import io.sessionaudit.otlp.OtlpReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Findings and metrics of an application as a collector receives them from the finished agent. */
@Sharded
class OtlpIT {
    private static final Duration LONGEST = Duration.ofSeconds(150);
    private static final String POOL = "db_client_connection_pool_name=orders";

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
            LogRecord stop = log.only("stop");
            SentMetrics last = SentMetrics.last(receiver.metrics());
            assertThat(last.sum("session_audit_findings_total"))
                    .isEqualTo(stop.counts("findings").values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
            assertThat(last.sum("db_client_connection_use_time_seconds_count"))
                    .isEqualTo(stop.number("sessions", -1) - stop.number("open", -1))
                    .isPositive();
            assertThat(application.facts("log manager")).isEqualTo(List.of("com.acme.app.LoggingChoice$Manager"));
            assertThat(application.complaints()).isEmpty();
        }
    }

    @Test
    void collectorReceivesTheMetricsThatPrometheusScrapes() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            RunningJvm incident = forks.jvm(Incident.class)
                    .environment("OTEL_METRIC_EXPORT_INTERVAL", "200")
                    .agent("http=" + port, "otlp=" + receiver.url(), "starved-after=500ms", "exit-grace=1m")
                    .agentMayComplain()
                    .start()
                    .awaitLine("ready")
                    .tell("use 50")
                    .tell("hold 3")
                    .tell("wait 2");

            await().atMost(LONGEST).untilAsserted(() -> {
                Map<String, Double> scraped = ScrapedMetrics.of(port);
                String scan = "session_audit_last_scan_timestamp_seconds{}";
                assertThat(scraped).containsEntry("session_audit_findings_total{" + POOL + ", kind=starved}", 2.0);
                assertThat(scraped).containsEntry("db_client_connection_pending_requests{" + POOL + "}", 2.0);
                assertThat(receiver.metrics())
                        .map(metrics -> new SentMetrics(metrics).series())
                        .filteredOn(series -> scraped.get(scan).equals(series.get(scan)))
                        .first()
                        .isEqualTo(scraped);
            });
            incident.tell("release").release().end().successful();
        }
    }
}

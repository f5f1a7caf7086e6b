package io.sessionaudit.it.environments;

import java.util.HexFormat;
import java.util.List;

import com.acme.environments.tracing.OrderServer;
import com.acme.environments.tracing.TracedShop;
import com.google.protobuf.ByteString;
import io.opentelemetry.javaagent.OpenTelemetryAgent;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.otlp.OtlpReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions and findings with the ids of the active span. */
class TracingIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void recordsSpanOfApplicationsOwnSdkAndSendsIt() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            FinishedJvm application = forks.jvmOfWholeClassPath(TracedShop.class)
                    .agent("otlp=" + receiver.url(), "exit-grace=1m")
                    .run()
                    .successful();

            AuditRecords log = application.log();
            String trace = application.fact("trace");
            String span = application.fact("span");
            assertThat(application.fact("wrapped"))
                    .as("the storage was configured before its use")
                    .isEqualTo("1");
            assertThat(log.ofType("session"))
                    .extracting(session -> session.text("trace_id"))
                    .containsExactly(null, trace, trace, null);
            assertThat(log.ofType("session").get(1).text("span_id")).isEqualTo(span);
            assertThat(log.only("finding").text("trace_id")).isEqualTo(trace);
            assertThat(log.only("finding").text("span_id")).isEqualTo(span);
            assertThat(receiver.records()).singleElement().satisfies(sent -> {
                assertThat(hexadecimal(sent.getTraceId())).isEqualTo(trace);
                assertThat(hexadecimal(sent.getSpanId())).isEqualTo(span);
            });
        }
    }

    @Test
    void neverCallsContextStorageOfApplication() {
        FinishedJvm application = forks.jvmOfWholeClassPath(TracedShop.class)
                .agent()
                .arguments("counting")
                .run()
                .successful();

        assertThat(application.fact("wrapped")).isEqualTo("1");
        assertThat(application.fact("reads")).isEqualTo("0");
        assertThat(application.log().ofType("session"))
                .hasSize(4)
                .allSatisfy(session -> assertThat(session.text("trace_id")).isNull());
    }

    /** An application without OpenTelemetry's API: only its agent has one. */
    @Test
    void recordsSpanOfOpenTelemetrysAgent() {
        FinishedJvm application = forks.jvm(OrderServer.class)
                .options(
                        "-javaagent:" + Artifacts.of(OpenTelemetryAgent.class),
                        "-Dotel.traces.exporter=none",
                        "-Dotel.metrics.exporter=none",
                        "-Dotel.logs.exporter=none")
                .agent()
                .arguments("00-" + TRACE + "-00f067aa0ba902b7-01")
                .run()
                .successful();

        assertThat(application.fact("status")).isEqualTo("204");
        List<LogRecord> sessions = application.log().ofType("session");
        assertThat(sessions).extracting(session -> session.text("trace_id")).containsExactly(TRACE, TRACE, null);
        assertThat(sessions.get(0).text("span_id"))
                .as("the span of the request, not that of the caller")
                .matches("[0-9a-f]{16}")
                .isNotEqualTo("00f067aa0ba902b7");
        assertThat(application.log().only("finding").text("trace_id")).isEqualTo(TRACE);
    }

    private static String hexadecimal(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}

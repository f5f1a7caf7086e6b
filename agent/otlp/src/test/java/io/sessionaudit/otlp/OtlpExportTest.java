package io.sessionaudit.otlp;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.core.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** What a collector receives, compared with the log of the same run, and what the log states about what it did not. */
class OtlpExportTest {
    /** Without metrics, which other tests are about: the number of requests is that of the records. */
    private static final String LONG_GRACE = ",exit-grace=1m,otlp-metrics=false";

    private final Set<String> properties = new HashSet<>();

    @AfterEach
    void clearProperties() {
        properties.forEach(System::clearProperty);
    }

    @Test
    void sendsEveryFindingWithTheFieldsOfItsRecord() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            SentLog log = new SentLog("otlp=" + receiver.url() + LONG_GRACE);
            log.nest("list");
            log.nest("count");
            Map<String, List<LogRecord>> records = log.end();

            assertThat(receiver.records()).hasSize(2).hasSameSizeAs(records.get("finding"));
            for (int i = 0; i < 2; i++) {
                assertEqual(receiver.records().get(i), records.get("finding").get(i));
            }
            assertThat(records.get("export")).singleElement().satisfies(export -> {
                assertThat(export.text("url")).isEqualTo(receiver.url());
                assertThat(export.number("sent", -1)).isEqualTo(2);
                assertThat(export.number("unsent", -1)).isZero();
                assertThat(export.has("reason")).isFalse();
            });
        }
    }

    private static void assertEqual(io.opentelemetry.proto.logs.v1.LogRecord sent, LogRecord record) {
        assertThat(sent.getEventName()).isEqualTo("session_audit.finding");
        assertThat(sent.getBody().getStringValue()).isEqualTo(record.text("message"));
        assertThat(sent.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_WARN);
        assertThat(sent.getSeverityText()).isEqualTo(record.text("severity"));
        assertThat(sent.getTimeUnixNano() / 1_000)
                .isEqualTo(record.time().getEpochSecond() * 1_000_000
                        + record.time().getNano() / 1_000);
        Map<String, AnyValue> attributes = attributes(sent.getAttributesList());
        assertThat(attributes.get("session_audit.kind").getStringValue()).isEqualTo(record.text("kind"));
        assertThat(attributes.get("session_audit.finding").getIntValue()).isEqualTo(record.number("finding", -1));
        assertThat(attributes.get("session_audit.session").getIntValue()).isEqualTo(record.number("session", -1));
        assertThat(attributes.get("session_audit.other_session").getIntValue())
                .isEqualTo(record.number("other_session", -1));
        assertThat(attributes.get("session_audit.other_place").getStringValue()).isEqualTo(record.text("other_place"));
        assertThat(attributes.get("session_audit.remedy").getStringValue()).isEqualTo(record.text("remedy"));
        assertThat(attributes.get("session_audit.site").getStringValue()).isEqualTo(record.text("site"));
        assertThat(attributes.get("session_audit.place").getStringValue()).isEqualTo(record.text("place"));
        assertThat(attributes.get("session_audit.place_kind").getStringValue()).isEqualTo("application");
        assertThat(attributes.get("session_audit.mdc.request").getStringValue()).isEqualTo("r-1");
        assertThat(HexFormat.of().formatHex(sent.getTraceId().toByteArray())).isEqualTo(record.text("trace_id"));
        assertThat(HexFormat.of().formatHex(sent.getSpanId().toByteArray())).isEqualTo(record.text("span_id"));
        assertThat(attributes.get("thread.name").getStringValue()).isEqualTo(record.text("thread"));
        assertThat(attributes.get("thread.id").getIntValue()).isEqualTo(record.number("thread_id", -1));
        assertThat(attributes.get("db.client.connection.pool.name").getStringValue())
                .isEqualTo("orders-pool");
        assertThat(attributes.get("db.system.name").getStringValue()).isEqualTo("mysql");
        assertThat(attributes.get("db.namespace").getStringValue()).isEqualTo("orders");
        assertThat(attributes.get("server.address").getStringValue()).isEqualTo("db");
        String function = attributes.get("code.function.name").getStringValue();
        long line = attributes.get("code.line.number").getIntValue();
        assertThat(attributes.get("code.file.path").getStringValue()).isEqualTo("com/acme/Orders.java");
        assertThat(function + "(Orders.java:" + line + ")").isEqualTo(record.text("place"));
        assertThat(attributes.get("code.stacktrace").getStringValue())
                .isEqualTo(record.text("place") + "\ncom.acme.Api.get(Api.java:17)");
    }

    @Test
    void sendsSessionsThatWereOpenForLong() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            SentLog log = new SentLog("otlp=" + receiver.url() + ",otlp-sessions=5s" + LONG_GRACE);
            Session brief = log.sessions.open("list");
            log.clock.advance(Duration.ofMillis(4_999));
            log.write(brief);
            Session extended = log.sessions.open("export");
            log.clock.advance(Duration.ofSeconds(5));
            log.write(extended);
            Map<String, List<LogRecord>> records = log.end();

            LogRecord record = records.get("session").get(1);
            assertThat(receiver.records()).singleElement().satisfies(sent -> {
                assertThat(sent.getEventName()).isEqualTo("session_audit.session");
                Map<String, AnyValue> attributes = attributes(sent.getAttributesList());
                assertThat(attributes.get("session_audit.session").getIntValue())
                        .isEqualTo(record.number("session", -1));
                assertThat(attributes.get("session_audit.held_ms").getDoubleValue())
                        .isEqualTo(record.decimal("held_ms", -1));
                assertThat(attributes.get("session_audit.end").getStringValue()).isEqualTo("closed");
                assertThat(attributes.get("code.function.name").getStringValue())
                        .isEqualTo("com.acme.Orders.export");
            });
        }
    }

    @Test
    void describesProcessUnlessConfigured() throws Exception {
        set("otel.resource.attributes", "deployment.environment.name=test,host.name=configured");
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            SentLog log = new SentLog("otlp=" + receiver.url() + LONG_GRACE);
            log.nest("list");
            log.end();

            Map<String, AnyValue> attributes =
                    attributes(receiver.resources().get(0).getResource().getAttributesList());
            assertThat(attributes.get("service.name").getStringValue()).isEqualTo("orders.jar");
            assertThat(attributes.get("deployment.environment.name").getStringValue())
                    .isEqualTo("test");
            assertThat(attributes.get("host.name").getStringValue()).isEqualTo("configured");
            assertThat(attributes.get("process.pid").getIntValue())
                    .isEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void respectsStandardSettingsExceptDestinationOfApplication() throws Exception {
        set("otel.service.name", "orders");
        set("otel.exporter.otlp.headers", "x-tenant=acme");
        set("otel.exporter.otlp.compression", "gzip");
        set("otel.logs.exporter", "none");
        set("otel.sdk.disabled", "true");
        set("otel.exporter.otlp.logs.endpoint", "http://localhost:1/other");
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            SentLog log = new SentLog("otlp=" + receiver.url() + LONG_GRACE);
            log.nest("list");
            log.end();

            assertThat(receiver.records()).hasSize(1);
            assertThat(receiver.requests()).singleElement().satisfies(headers -> {
                assertThat(headers.getFirst("Content-Encoding")).isEqualTo("gzip");
                assertThat(headers.getFirst("X-tenant")).isEqualTo("acme");
            });
            Map<String, AnyValue> attributes =
                    attributes(receiver.resources().get(0).getResource().getAttributesList());
            assertThat(attributes.get("service.name").getStringValue()).isEqualTo("orders");
        }
    }

    @Test
    void identifiesItselfWithClientCertificate(@TempDir Path directory) throws Exception {
        TestCertificates certificates = new TestCertificates(directory);
        set("otel.exporter.otlp.certificate", certificates.certificate.toString());
        set("otel.exporter.otlp.client.certificate", certificates.certificate.toString());
        set("otel.exporter.otlp.client.key", certificates.key.toString());
        try (OtlpReceiver receiver = OtlpReceiver.start(certificates.mutualTls())) {
            SentLog log = new SentLog("otlp=" + receiver.url() + LONG_GRACE);
            log.nest("list");
            log.end();

            assertThat(receiver.records()).hasSize(1);
        }
    }

    @Test
    void repeatsRequestWithoutDuplicatesIfCollectorIsBusyOrResets() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start().answering(503, 429, OtlpReceiver.RESET)) {
            SentLog log = new SentLog("otlp=" + receiver.url() + LONG_GRACE);
            log.nest("list");
            Map<String, List<LogRecord>> records = log.end();

            assertThat(receiver.requests()).hasSize(4);
            assertThat(receiver.records()).hasSize(1);
            assertThat(records.get("export").get(0).number("unsent", -1)).isZero();
        }
    }

    @Test
    void recordsWhatCollectorRefuses() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start().answering(400)) {
            SentLog log = new SentLog("otlp=" + receiver.url() + LONG_GRACE);
            log.nest("list");
            Map<String, List<LogRecord>> records = log.end();

            assertThat(receiver.records()).isEmpty();
            assertUnsent(records, "400");
        }
    }

    @Test
    void recordsThatCollectorIsNotThere() throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        set("otel.java.exporter.otlp.retry.disabled", "true");
        SentLog log = new SentLog("otlp=http://localhost:" + unused + LONG_GRACE);
        log.nest("list");

        assertUnsent(log.end(), "Connect");
    }

    @Test
    void endsWithinExitGraceIfCollectorNeverAnswers() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start().answering(OtlpReceiver.SILENT)) {
            SentLog log = new SentLog("otlp=" + receiver.url() + ",exit-grace=1ms,otlp-metrics=false");
            log.nest("list");

            assertUnsent(log.end(), "no answer");
        }
    }

    private static void assertUnsent(Map<String, List<LogRecord>> records, String reason) throws IOException {
        assertThat(records.get("export")).singleElement().satisfies(export -> {
            assertThat(export.number("sent", -1)).isZero();
            assertThat(export.number("unsent", -1)).isEqualTo(1);
            assertThat(export.text("reason")).contains(reason);
        });
    }

    private static Map<String, AnyValue> attributes(List<KeyValue> list) {
        return list.stream().collect(toMap(KeyValue::getKey, KeyValue::getValue));
    }

    /** As the variable of the same name in capitals would. */
    private void set(String property, String value) {
        properties.add(property);
        System.setProperty(property, value);
    }
}

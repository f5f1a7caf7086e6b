package io.sessionaudit.otlp;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.core.metrics.KnownPlaces;
import io.sessionaudit.core.metrics.MetricPoint;
import io.sessionaudit.core.metrics.MetricType;
import io.sessionaudit.core.metrics.StateMetrics;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The metrics that a collector receives, compared with the state, and with the log of the same run. */
class MetricsExportTest {
    private static final String INTERVAL = "otel.metric.export.interval";

    @AfterEach
    void clearProperties() {
        System.clearProperty(INTERVAL);
    }

    @Test
    void sendsEveryMetricOfTheState() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            SentLog log = new SentLog("otlp=" + receiver.url() + ",exit-grace=1m");
            log.scan(new SessionRegistry()); // counts from now on
            log.nest("list");
            Session open = log.sessions.open("export");
            log.clock.advance(Duration.ofSeconds(3));
            LiveState state = log.scan(registryOf(open));
            Map<String, List<LogRecord>> records = log.end();

            List<io.sessionaudit.core.metrics.Metric> expected = StateMetrics.of(state, new KnownPlaces()).stream()
                    .filter(metric -> !metric.points().isEmpty())
                    .toList();
            List<Metric> sent = receiver.metrics().get(receiver.metrics().size() - 1);
            assertThat(sent)
                    .extracting(Metric::getName)
                    .containsExactlyElementsOf(expected.stream()
                            .map(io.sessionaudit.core.metrics.Metric::name)
                            .toList())
                    .contains("db.client.connection.use_time", "session_audit.findings");
            for (int i = 0; i < sent.size(); i++) {
                assertEqual(sent.get(i), expected.get(i));
            }
            assertThat(findings(sent, "second-session"))
                    .isEqualTo(records.get("finding").size())
                    .isEqualTo(1);
            assertThat(records.get("export"))
                    .singleElement()
                    .satisfies(
                            export -> assertThat(export.has("unsent_metrics")).isFalse());
        }
    }

    private static void assertEqual(Metric sent, io.sessionaudit.core.metrics.Metric expected) {
        assertThat(sent.getUnit()).as(sent.getName()).isEqualTo(expected.unit());
        assertThat(sent.getDescription()).isEqualTo(expected.description());
        switch (expected.type()) {
            case GAUGE, INFO -> assertPoints(sent.getGauge().getDataPointsList(), expected);
            case COUNTER, UP_DOWN_COUNTER -> {
                assertThat(sent.getSum().getIsMonotonic()).isEqualTo(expected.type() == MetricType.COUNTER);
                assertThat(sent.getSum().getAggregationTemporality())
                        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
                assertPoints(sent.getSum().getDataPointsList(), expected);
            }
            case HISTOGRAM -> {
                assertThat(sent.getHistogram().getAggregationTemporality())
                        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
                assertHistogram(sent.getHistogram().getDataPointsList(), expected);
            }
        }
    }

    private static void assertPoints(List<NumberDataPoint> sent, io.sessionaudit.core.metrics.Metric expected) {
        assertThat(sent).hasSameSizeAs(expected.points());
        for (int i = 0; i < sent.size(); i++) {
            MetricPoint point = expected.points().get(i);
            assertThat(attributes(sent.get(i).getAttributesList())).isEqualTo(point.attributes());
            assertThat(sent.get(i).getAsDouble()).as(expected.name()).isEqualTo(point.value());
        }
    }

    private static void assertHistogram(List<HistogramDataPoint> sent, io.sessionaudit.core.metrics.Metric expected) {
        assertThat(sent).hasSameSizeAs(expected.points());
        for (int i = 0; i < sent.size(); i++) {
            MetricPoint point = expected.points().get(i);
            HistogramDataPoint histogram = sent.get(i);
            assertThat(attributes(histogram.getAttributesList())).isEqualTo(point.attributes());
            assertThat(histogram.getSum()).isEqualTo(point.value());
            assertThat(histogram.getCount()).isEqualTo(point.distribution().count());
            assertThat(histogram.getExplicitBoundsList().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray())
                    .isEqualTo(point.distribution().limits());
            assertThat(histogram.getBucketCountsList().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(histogram.getCount());
        }
    }

    @Test
    void respectsIntervalAndSendsNothingElse() throws Exception {
        System.setProperty(INTERVAL, "50");
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            SentLog log = new SentLog("otlp=" + receiver.url() + ",exit-grace=1m");
            log.scan(new SessionRegistry());

            await().until(() -> receiver.metrics().size() > 2);
            assertThat(receiver.metrics())
                    .allSatisfy(metrics -> assertThat(metrics)
                            .extracting(Metric::getName)
                            .allMatch(name ->
                                    name.startsWith("session_audit") || name.startsWith("db.client.connection.")));
            assertThat(receiver.records()).isEmpty();
            log.end();
        }
    }

    @Test
    void sendsNoMetricsIfSwitchedOff() throws Exception {
        System.setProperty(INTERVAL, "10");
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            SentLog log = new SentLog("otlp=" + receiver.url() + ",otlp-metrics=false,exit-grace=1m");
            log.scan(new SessionRegistry());
            log.nest("list");
            log.end();

            assertThat(receiver.records()).hasSize(1);
            assertThat(receiver.metrics()).isEmpty();
        }
    }

    @Test
    void recordsMetricsThatCollectorRefuses() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start().answering(404)) {
            SentLog log = new SentLog("otlp=" + receiver.url() + ",exit-grace=1m");
            log.scan(new SessionRegistry());

            assertThat(log.end().get("export")).singleElement().satisfies(export -> {
                assertThat(export.number("unsent_metrics", -1)).isEqualTo(1);
                assertThat(export.number("unsent", -1)).isZero();
                assertThat(export.text("reason")).contains("404");
            });
        }
    }

    private static double findings(List<Metric> metrics, String kind) {
        return metrics.stream()
                .filter(metric -> metric.getName().equals("session_audit.findings"))
                .flatMap(metric -> metric.getSum().getDataPointsList().stream())
                .filter(point ->
                        attributes(point.getAttributesList()).get("kind").equals(kind))
                .mapToDouble(NumberDataPoint::getAsDouble)
                .sum();
    }

    private static Map<String, String> attributes(List<KeyValue> list) {
        return list.stream()
                .collect(toMap(KeyValue::getKey, each -> each.getValue().getStringValue()));
    }

    private static SessionRegistry registryOf(Session session) {
        SessionRegistry open = new SessionRegistry();
        open.enter(session.opener());
        return open;
    }
}

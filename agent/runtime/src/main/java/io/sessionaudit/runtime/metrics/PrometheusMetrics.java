package io.sessionaudit.runtime.metrics;

import java.util.List;
import java.util.function.Function;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import io.sessionaudit.core.metrics.Distribution;
import io.sessionaudit.core.metrics.Metric;
import io.sessionaudit.core.metrics.MetricPoint;

/** Converts metrics to those of Prometheus, under the names that OpenTelemetry defines for Prometheus. */
final class PrometheusMetrics {
    /** Reserved for a part of a histogram: a gauge of such a name is not correct. */
    private static final String RESERVED_SUFFIX = "_count";

    private PrometheusMetrics() {}

    static MetricSnapshots of(List<Metric> metrics) {
        return new MetricSnapshots(
                metrics.stream().map(PrometheusMetrics::snapshot).toList());
    }

    private static MetricSnapshot snapshot(Metric metric) {
        String name = underscored(metric.name()) + (metric.unit().equals(Metric.SECONDS) ? "_seconds" : "");
        MetricMetadata metadata = new MetricMetadata(name, metric.description());
        return switch (metric.type()) {
            case COUNTER -> new CounterSnapshot(metadata, all(metric, PrometheusMetrics::counter));
            case GAUGE, UP_DOWN_COUNTER ->
                name.endsWith(RESERVED_SUFFIX)
                        ? new UnknownSnapshot(metadata, all(metric, PrometheusMetrics::unknown))
                        : new GaugeSnapshot(metadata, all(metric, PrometheusMetrics::gauge));
            case HISTOGRAM ->
                metric.points().stream().allMatch(point -> point.distribution().isWithoutLimits())
                        ? new SummarySnapshot(metadata, all(metric, PrometheusMetrics::summary))
                        : new HistogramSnapshot(metadata, all(metric, PrometheusMetrics::histogram));
            case INFO -> new InfoSnapshot(metadata, all(metric, PrometheusMetrics::info));
        };
    }

    private static <T> List<T> all(Metric metric, Function<MetricPoint, T> converter) {
        return metric.points().stream().map(converter).toList();
    }

    private static CounterDataPointSnapshot counter(MetricPoint point) {
        return new CounterDataPointSnapshot(point.value(), labels(point), null, 0);
    }

    private static GaugeDataPointSnapshot gauge(MetricPoint point) {
        return new GaugeDataPointSnapshot(point.value(), labels(point), null);
    }

    private static UnknownDataPointSnapshot unknown(MetricPoint point) {
        return new UnknownDataPointSnapshot(point.value(), labels(point), null);
    }

    private static InfoDataPointSnapshot info(MetricPoint point) {
        return new InfoDataPointSnapshot(labels(point));
    }

    private static SummaryDataPointSnapshot summary(MetricPoint point) {
        return new SummaryDataPointSnapshot(
                point.distribution().count(), point.value(), Quantiles.EMPTY, labels(point), Exemplars.EMPTY, 0);
    }

    private static HistogramDataPointSnapshot histogram(MetricPoint point) {
        return new HistogramDataPointSnapshot(
                buckets(point.distribution()), point.value(), labels(point), Exemplars.EMPTY, 0);
    }

    private static ClassicHistogramBuckets buckets(Distribution values) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        double[] limits = values.limits();
        long[] counts = values.counts();
        for (int i = 0; i < counts.length; i++) {
            buckets.bucket(i < limits.length ? limits[i] : Double.POSITIVE_INFINITY, counts[i]);
        }
        return buckets.build();
    }

    private static Labels labels(MetricPoint point) {
        Labels.Builder labels = Labels.builder();
        point.attributes().forEach((name, value) -> labels.label(underscored(name), value));
        return labels.build();
    }

    private static String underscored(String name) {
        return name.replace('.', '_');
    }
}

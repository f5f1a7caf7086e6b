package io.sessionaudit.otlp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableDoublePointData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableGaugeData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableHistogramData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableHistogramPointData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableMetricData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableSumData;
import io.opentelemetry.sdk.resources.Resource;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.metrics.Distribution;
import io.sessionaudit.core.metrics.KnownPlaces;
import io.sessionaudit.core.metrics.Metric;
import io.sessionaudit.core.metrics.MetricPoint;
import io.sessionaudit.core.metrics.MetricType;
import io.sessionaudit.core.metrics.StateMetrics;

/**
 * Converts the metrics of a state. Sums and histograms are cumulative, because the state has totals. Not thread-safe.
 */
final class MetricConverter {
    private static final AggregationTemporality CUMULATIVE = AggregationTemporality.CUMULATIVE;

    private final Resource resource;
    private final InstrumentationScopeInfo scope;
    private final long startNanos;
    private final long timeNanos;

    private MetricConverter(Resource resource, InstrumentationScopeInfo scope, LiveState state) {
        this.resource = resource;
        this.scope = scope;
        timeNanos = epochNanos(state.time());
        Instant since = state.agent().countingSince();
        startNanos = since == null ? timeNanos : epochNanos(since);
    }

    /** {@return the metrics of a state} */
    static Collection<MetricData> of(
            LiveState state, KnownPlaces places, Resource resource, InstrumentationScopeInfo scope) {
        MetricConverter converter = new MetricConverter(resource, scope, state);
        List<MetricData> converted = new ArrayList<>();
        for (Metric metric : StateMetrics.of(state, places)) {
            if (!metric.points().isEmpty()) {
                converted.add(converter.convert(metric));
            }
        }
        return converted;
    }

    private MetricData convert(Metric metric) {
        String name = metric.name();
        String text = metric.description();
        String unit = metric.unit();
        return switch (metric.type()) {
            case GAUGE, INFO ->
                ImmutableMetricData.createDoubleGauge(
                        resource, scope, name, text, unit, ImmutableGaugeData.create(all(metric, this::number)));
            case COUNTER, UP_DOWN_COUNTER ->
                ImmutableMetricData.createDoubleSum(
                        resource,
                        scope,
                        name,
                        text,
                        unit,
                        ImmutableSumData.create(
                                metric.type() == MetricType.COUNTER, CUMULATIVE, all(metric, this::number)));
            case HISTOGRAM ->
                ImmutableMetricData.createDoubleHistogram(
                        resource,
                        scope,
                        name,
                        text,
                        unit,
                        ImmutableHistogramData.create(CUMULATIVE, all(metric, this::histogram)));
        };
    }

    private static <T> List<T> all(Metric metric, Function<MetricPoint, T> converter) {
        return metric.points().stream().map(converter).toList();
    }

    private DoublePointData number(MetricPoint point) {
        return ImmutableDoublePointData.create(startNanos, timeNanos, attributes(point), point.value());
    }

    /** The values of a histogram without limits are in one bucket. */
    private HistogramPointData histogram(MetricPoint point) {
        Distribution values = point.distribution();
        long[] counts = values.isWithoutLimits() ? new long[] {values.count()} : values.counts();
        return ImmutableHistogramPointData.create(
                startNanos,
                timeNanos,
                attributes(point),
                point.value(),
                false,
                0,
                false,
                0,
                DoubleStream.of(values.limits()).boxed().toList(),
                LongStream.of(counts).boxed().toList());
    }

    private static Attributes attributes(MetricPoint point) {
        AttributesBuilder attributes = Attributes.builder();
        point.attributes().forEach(attributes::put);
        return attributes.build();
    }

    private static long epochNanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}

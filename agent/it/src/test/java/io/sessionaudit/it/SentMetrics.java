package io.sessionaudit.it;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;

/**
 * The metrics of one request to a collector, as the series that OpenTelemetry defines for them in Prometheus; the agent
 * does not convert them in this direction.
 */
record SentMetrics(List<Metric> metrics) {
    /** The metrics of the last request. */
    static SentMetrics last(List<List<Metric>> requests) {
        return new SentMetrics(requests.get(requests.size() - 1));
    }

    /** The values by name and labels. */
    Map<String, Double> series() {
        Map<String, Double> series = new TreeMap<>();
        for (Metric metric : metrics) {
            String name = metric.getName().replace('.', '_') + (metric.getUnit().equals("s") ? "_seconds" : "");
            String suffix = metric.getSum().getIsMonotonic() ? "_total" : name.equals("session_audit") ? "_info" : "";
            metric.getGauge().getDataPointsList().forEach(point -> put(series, name + suffix, point));
            metric.getSum().getDataPointsList().forEach(point -> put(series, name + suffix, point));
            metric.getHistogram().getDataPointsList().forEach(point -> put(series, name, point));
        }
        return series;
    }

    /** The sum of all series of a name. */
    long sum(String name) {
        return (long) series().entrySet().stream()
                .filter(each -> each.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static void put(Map<String, Double> series, String name, NumberDataPoint point) {
        series.put(name + labels(point.getAttributesList()), point.getAsDouble());
    }

    /** Prometheus counts the values up to each limit; without limits, it has number and sum only. */
    private static void put(Map<String, Double> series, String name, HistogramDataPoint point) {
        Map<String, String> labels = labels(point.getAttributesList());
        series.put(name + "_count" + labels, (double) point.getCount());
        series.put(name + "_sum" + labels, point.getSum());
        double count = 0;
        for (int i = 0; i < point.getBucketCountsCount() && point.getExplicitBoundsCount() > 0; i++) {
            count += point.getBucketCounts(i);
            Map<String, String> withLimit = new TreeMap<>(labels);
            withLimit.put("le", i < point.getExplicitBoundsCount() ? "" + point.getExplicitBounds(i) : "+Inf");
            series.put(name + "_bucket" + withLimit, count);
        }
    }

    private static Map<String, String> labels(List<KeyValue> attributes) {
        Map<String, String> labels = new TreeMap<>();
        attributes.forEach(each ->
                labels.put(each.getKey().replace('.', '_'), each.getValue().getStringValue()));
        return labels;
    }
}

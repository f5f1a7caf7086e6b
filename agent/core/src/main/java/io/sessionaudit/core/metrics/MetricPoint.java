package io.sessionaudit.core.metrics;

import java.util.Map;

/**
 * A value of a metric.
 *
 * @param attributes what it belongs to
 * @param value the value; of a histogram, the sum of all values
 * @param distribution the values of a histogram; null for all other types
 */
public record MetricPoint(Map<String, String> attributes, double value, Distribution distribution) {
    /** A point of a metric that is no histogram. */
    MetricPoint(Map<String, String> attributes, double value) {
        this(attributes, value, null);
    }
}

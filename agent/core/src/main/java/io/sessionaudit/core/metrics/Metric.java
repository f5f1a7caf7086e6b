package io.sessionaudit.core.metrics;

import java.util.List;

/**
 * A metric. Immutable.
 *
 * @param name a name of OpenTelemetry's semantic conventions, or one that begins with {@code session_audit.}
 * @param type its type
 * @param unit its unit by UCUM, such as {@code s} or <code>{connection}</code>; may be empty
 * @param description what it measures
 * @param points its values by attributes; may be empty
 */
public record Metric(String name, MetricType type, String unit, String description, List<MetricPoint> points) {
    /** Unit of durations. */
    public static final String SECONDS = "s";
}

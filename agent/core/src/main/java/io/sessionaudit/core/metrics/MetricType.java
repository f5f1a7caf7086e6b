package io.sessionaudit.core.metrics;

/** The types of metrics, as OpenTelemetry defines them. */
public enum MetricType {
    /** A value that cannot be added up. */
    GAUGE,

    /** A sum that may decrease, such as a number of connections. */
    UP_DOWN_COUNTER,

    /** A sum that only increases. */
    COUNTER,

    /** Values by upper limits, or only their number and sum. */
    HISTOGRAM,

    /** The value 1; the attributes are the information. */
    INFO
}

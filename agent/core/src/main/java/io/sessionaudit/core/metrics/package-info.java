/** The metrics of the current state, by the names of OpenTelemetry, for every way to publish them. */
package io.sessionaudit.core.metrics;

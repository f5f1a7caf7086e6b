/** What it costs to send findings and metrics to a collector. */
package io.sessionaudit.benchmarks.otlp;

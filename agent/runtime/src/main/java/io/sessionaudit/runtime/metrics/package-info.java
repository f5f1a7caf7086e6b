/** The current state as metrics for Prometheus; the only classes that use its client library. */
package io.sessionaudit.runtime.metrics;

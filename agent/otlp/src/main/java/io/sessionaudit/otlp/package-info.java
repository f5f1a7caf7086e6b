/** Sends findings and sessions to a collector of OpenTelemetry, with its SDK. */
package io.sessionaudit.otlp;

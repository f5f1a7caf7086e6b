/** The active span of OpenTelemetry, if the application contains its API, or an agent that does. */
package io.sessionaudit.runtime.tracing;

/** Applications with distributed traces of OpenTelemetry. */
package com.acme.environments.tracing;

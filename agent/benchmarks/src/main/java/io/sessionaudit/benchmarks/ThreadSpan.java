package io.sessionaudit.benchmarks;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Makes a span of OpenTelemetry active in each thread of a benchmark, if a system property is set. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
public class ThreadSpan {
    /** Set to true to have an active span. */
    static final String PROPERTY = "session-audit.benchmarks.span";

    private Scope active;

    /** Makes the span active. */
    @Setup
    public void open() {
        if (Boolean.getBoolean(PROPERTY)) {
            active = Span.wrap(SpanContext.create(
                            "4bf92f3577b34da6a3ce929d0e0e4736",
                            "00f067aa0ba902b7",
                            TraceFlags.getDefault(),
                            TraceState.getDefault()))
                    .makeCurrent();
        }
    }

    /** Makes it inactive. */
    @TearDown
    public void close() {
        if (active != null) {
            active.close();
        }
    }
}

package io.sessionaudit.runtime.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;

/** Makes a span active until it is closed. Also loaded by other class loaders, with an API of their own. */
public final class ActiveSpan implements AutoCloseable {
    static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    static final String SPAN_ID = "00f067aa0ba902b7";

    private final Scope scope;

    /** Makes the span active. */
    public ActiveSpan() {
        scope = Span.wrap(SpanContext.create(TRACE_ID, SPAN_ID, TraceFlags.getDefault(), TraceState.getDefault()))
                .makeCurrent();
    }

    @Override
    public void close() {
        scope.close();
    }
}

package io.sessionaudit.runtime.tracing;

import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper;
import io.opentelemetry.context.ContextStorage;

/** Configures Micrometer Tracing, and makes a span active until it is closed. For class loaders with a new API. */
public final class BridgedSpan implements AutoCloseable {
    private final ActiveSpan span;

    /** Makes the span active. */
    public BridgedSpan() {
        ContextStorage.addWrapper(new EventPublishingContextWrapper(event -> {}));
        span = new ActiveSpan();
        String storage = ContextStorage.get().getClass().getName();
        if (!storage.startsWith("io.micrometer.")) {
            throw new IllegalStateException(storage);
        }
    }

    @Override
    public void close() {
        span.close();
    }
}

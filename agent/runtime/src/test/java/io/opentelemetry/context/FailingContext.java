package io.opentelemetry.context;

/** A context of OpenTelemetry's package that fails. */
public final class FailingContext implements Context {
    @Override
    public <V> V get(ContextKey<V> key) {
        throw new IllegalStateException("closed");
    }

    @Override
    public <V> Context with(ContextKey<V> key, V value) {
        return this;
    }
}

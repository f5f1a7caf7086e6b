package io.sessionaudit.runtime.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.sessionaudit.core.session.TraceContext;

/**
 * The APIs of OpenTelemetry in this JVM: at most one for each class loader, and that of OpenTelemetry's agent. They are
 * found when the JVM loads them; nothing is looked up in a class loader. Thread-safe; does not keep class loaders
 * reachable.
 */
public final class TracingApis {
    static final int MAX_APIS = 16;

    /** Loaded when a span is stored in a context, or read from one, for the first time. */
    private static final String TRIGGER = "io/opentelemetry/api/trace/SpanContextKey";

    private static final String TRIGGER_SUFFIX = "/SpanContextKey";
    private static final String AGENT_PREFIX = "io/opentelemetry/javaagent/shaded/";

    private final Consumer<String> diagnostics;
    private volatile TracingApi[] apis = {};

    /**
     * Creates a registry without an API.
     *
     * @param diagnostics is notified once for an API that fails
     */
    public TracingApis(Consumer<String> diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Records that a class is being loaded.
     *
     * @param loader null for the boot loader
     * @param internalName its name with slashes
     */
    public void recordLoading(ClassLoader loader, String internalName) {
        if (!internalName.endsWith(TRIGGER_SUFFIX)) {
            return;
        }
        if (internalName.equals(TRIGGER)) {
            add(new TracingApi(loader, "", diagnostics));
        } else if (internalName.equals(AGENT_PREFIX + TRIGGER)) {
            add(new TracingApi(loader, AGENT_PREFIX.replace('/', '.'), diagnostics));
        }
    }

    /** Records the classes that were loaded before. */
    public void recordLoaded(Class<?>[] loaded) {
        for (Class<?> type : loaded) {
            if (type.getName().endsWith(".SpanContextKey")) {
                recordLoading(type.getClassLoader(), type.getName().replace('.', '/'));
            }
        }
    }

    /** {@return whether an API was loaded} */
    public boolean isAny() {
        return apis.length > 0;
    }

    /** {@return the active span of the current thread, or null} Does not throw. */
    public TraceContext current() {
        for (TracingApi api : apis) {
            TraceContext active = api.current();
            if (active != null) {
                return active;
            }
        }
        return null;
    }

    /** The API of the agent is the first, because it knows the spans of all applications. */
    private synchronized void add(TracingApi added) {
        List<TracingApi> known = new ArrayList<>();
        for (TracingApi api : apis) {
            if (api.isSame(added)) {
                return;
            }
            if (!api.isCollected()) {
                known.add(api);
            }
        }
        if (known.size() < MAX_APIS) {
            known.add(added.isOfAgent() ? 0 : known.size(), added);
        }
        apis = known.toArray(new TracingApi[0]);
    }
}

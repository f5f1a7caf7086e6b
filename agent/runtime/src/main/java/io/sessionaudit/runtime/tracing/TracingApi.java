package io.sessionaudit.runtime.tracing;

import java.lang.ref.WeakReference;
import java.util.function.Consumer;

import io.sessionaudit.core.session.TraceContext;

/**
 * The API of OpenTelemetry in one class loader. It is called as soon as the application itself has used it: the first
 * call of all would initialize its context storage, which may not be configured yet. Thread-safe; does not keep the
 * class loader reachable.
 */
final class TracingApi {
    /** Number of attempts without a pause; afterwards, only one of as many sessions tries again. */
    private static final int ATTEMPTS = 1_000;

    private static final Object BOOT = new Object();
    private static final WeakReference<SpanReader> NONE = new WeakReference<>(null);

    /** Stored in the class of the API, so that the agent has no strong reference to it. */
    private static final ClassValue<SpanReader> READERS = new ClassValue<>() {
        @Override
        protected SpanReader computeValue(Class<?> span) {
            try {
                return SpanReader.of(span);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private final WeakReference<Object> loader;
    private final String prefix;
    private final Consumer<String> diagnostics;
    private volatile WeakReference<SpanReader> reader = NONE;
    private volatile boolean failed;

    /** Not exact if threads compete. */
    private int attempts;

    /**
     * Creates an API that was not used yet.
     *
     * @param loader null for the boot loader
     * @param prefix precedes the names of its classes; empty, or that of OpenTelemetry's agent
     * @param diagnostics is notified once if it fails
     */
    TracingApi(ClassLoader loader, String prefix, Consumer<String> diagnostics) {
        this.loader = new WeakReference<>(loader == null ? BOOT : loader);
        this.prefix = prefix;
        this.diagnostics = diagnostics;
    }

    boolean isOfAgent() {
        return !prefix.isEmpty();
    }

    boolean isSame(TracingApi other) {
        return prefix.equals(other.prefix) && loader.get() == other.loader.get();
    }

    boolean isCollected() {
        return loader.get() == null;
    }

    /** {@return the active span of the current thread, or null} Catches everything that the API throws. */
    TraceContext current() {
        if (failed) {
            return null;
        }
        try {
            SpanReader known = reader.get();
            if (known == null) {
                known = findReader();
            }
            return known == null ? null : known.current();
        } catch (VirtualMachineError e) {
            return null; // no room on the stack or heap; the next session may succeed
        } catch (Throwable e) {
            rethrowIfStopped(e);
            fail(e);
            return null;
        }
    }

    private SpanReader findReader() throws Throwable {
        Object found = loader.get();
        if (found == null || attempts++ > ATTEMPTS && attempts % ATTEMPTS != 0) {
            return null;
        }
        Class<?> span = SpanReader.findUsed(found == BOOT ? null : (ClassLoader) found, prefix);
        if (span == null) {
            return null;
        }
        SpanReader created = READERS.get(span);
        reader = new WeakReference<>(created);
        return created;
    }

    /** {@code Thread.stop}, up to JDK 19, may have been called at any point. */
    private static void rethrowIfStopped(Throwable thrown) {
        if (thrown instanceof Error error && thrown.getClass().getName().equals("java.lang.ThreadDeath")) {
            throw error;
        }
    }

    private synchronized void fail(Throwable reason) {
        if (!failed) {
            failed = true;
            diagnostics.accept("cannot read the span of OpenTelemetry: "
                    + reason.getClass().getName() + ". Sessions are logged without trace_id; this is reported once.");
        }
    }
}

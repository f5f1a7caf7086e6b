package io.sessionaudit.runtime.listen;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Reads the keys of slf4j's MDC that the option {@code mdc} lists. The class is found in the class loader of the web
 * application, of the data source, or of a caller. Thread-safe; does not keep class loaders reachable.
 */
public final class DiagnosticContext {
    private static final String MDC = "org.slf4j.MDC";
    private static final MethodType GET = MethodType.methodType(String.class, String.class);
    private static final WeakReference<Class<?>> NONE = new WeakReference<>(null);

    /** Stored in the class itself, so that the agent has no strong reference to it. */
    private static final ClassValue<MethodHandle> GETTERS = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> mdc) {
            try {
                return MethodHandles.publicLookup().findStatic(mdc, "get", GET);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private final ObjectAttachments classes = new ObjectAttachments();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final List<String> keys;
    private final Consumer<String> diagnostics;

    /**
     * Creates a reader.
     *
     * @param keys the keys to read; may be empty
     * @param diagnostics is notified once if there is no MDC, or one that stores nothing or fails
     */
    public DiagnosticContext(List<String> keys, Consumer<String> diagnostics) {
        this.keys = keys;
        this.diagnostics = diagnostics;
    }

    /** {@return whether there are no keys to read} */
    boolean readsNothing() {
        return keys.isEmpty();
    }

    /** {@return the values of the current thread; may be empty} */
    Map<String, String> read(Object source) {
        return keys.isEmpty() ? Map.of() : readKeys(source);
    }

    /** Catches everything that class loaders or the logging library of the application throw. */
    private Map<String, String> readKeys(Object source) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            Class<?> mdc = find(source);
            if (mdc == null) {
                reportOnce("cannot access " + MDC + " when it opens a session", "");
                return Map.of();
            }
            MethodHandle getter = GETTERS.get(mdc);
            for (String key : keys) {
                String value = (String) getter.invokeExact(key);
                if (value != null) {
                    values.put(key, value);
                }
            }
        } catch (Throwable e) {
            reportOnce("cannot read " + MDC, ": " + e.getClass().getName());
        }
        return values;
    }

    private Class<?> find(Object source) {
        Class<?> mdc = seenBy(Thread.currentThread().getContextClassLoader());
        if (mdc == null) {
            mdc = seenBy(source.getClass().getClassLoader());
        }
        if (mdc == null) {
            mdc = walker.walk(
                    frames -> frames.map(frame -> frame.getDeclaringClass().getClassLoader())
                            .<Class<?>>map(this::seenBy)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null));
        }
        return mdc;
    }

    /** Called once for each loader. */
    private Class<?> seenBy(ClassLoader loader) {
        if (loader == null) {
            return null;
        }
        if (classes.get(loader) instanceof WeakReference<?> known) {
            return (Class<?>) known.get();
        }
        Class<?> mdc = null;
        try {
            mdc = Class.forName(MDC, false, loader);
            reportIfNoOp(mdc);
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            // Not visible from this loader, or the loader is closed.
        }
        classes.set(loader, mdc == null ? NONE : new WeakReference<>(mdc));
        return mdc;
    }

    private void reportIfNoOp(Class<?> mdc) {
        try {
            Object adapter = mdc.getMethod("getMDCAdapter").invoke(null);
            if (adapter != null && adapter.getClass().getSimpleName().equals("NOPMDCAdapter")) {
                reportOnce("has a logging library that keeps no MDC", "");
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Another version of slf4j: it may store values.
        }
    }

    private void reportOnce(String what, String why) {
        if (reported.add(what)) {
            String thread = Thread.currentThread().getName();
            diagnostics.accept("option mdc: thread " + thread + " " + what + why
                    + ". Its sessions are logged without MDC values; this is reported once.");
        }
    }
}

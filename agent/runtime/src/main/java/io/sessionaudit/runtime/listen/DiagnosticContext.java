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
 * Reads named keys of slf4j's MDC, which lies in the application's class loaders: in that of a web application, of the data
 * source, or of the code that asks. Only where the option {@code mdc} names keys. Threadsafe; keeps no class loader alive.
 */
public final class DiagnosticContext {
    private static final String MDC = "org.slf4j.MDC";
    private static final MethodType GET = MethodType.methodType(String.class, String.class);
    private static final WeakReference<Class<?>> NONE = new WeakReference<>(null);

    /** Kept with the class itself, so that nothing of ours holds it. */
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
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final List<String> keys;
    private final Consumer<String> diagnostics;

    /**
     * A reader of these keys.
     *
     * @param keys what is read; nothing for nothing
     * @param diagnostics is told once when there is no MDC, or one that keeps nothing or fails
     */
    public DiagnosticContext(List<String> keys, Consumer<String> diagnostics) {
        this.keys = keys;
        this.diagnostics = diagnostics;
    }

    /** {@return whether no keys are to be read} */
    boolean readsNothing() {
        return keys.isEmpty();
    }

    /** {@return the values that the current thread has; empty where it has none, or none are asked for} */
    Map<String, String> read(Object source) {
        return keys.isEmpty() ? Map.of() : readKeys(source);
    }

    /** Nothing that the application's loaders or its logging library throw may reach the application from here. */
    private Map<String, String> readKeys(Object source) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            Class<?> mdc = find(source);
            if (mdc == null) {
                sayOnce("sees no " + MDC + " where it opens a session", "");
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
            sayOnce("cannot read " + MDC, ": " + e.getClass().getName());
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

    /** Asked once of each loader. */
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
            sayIfItKeepsNothing(mdc);
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            // Not there, or in a loader that has been closed.
        }
        classes.set(loader, mdc == null ? NONE : new WeakReference<>(mdc));
        return mdc;
    }

    private void sayIfItKeepsNothing(Class<?> mdc) {
        try {
            Object adapter = mdc.getMethod("getMDCAdapter").invoke(null);
            if (adapter != null && adapter.getClass().getSimpleName().equals("NOPMDCAdapter")) {
                sayOnce("has a logging library that keeps no MDC", "");
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Another version of slf4j: its values tell.
        }
    }

    private void sayOnce(String what, String why) {
        if (said.add(what)) {
            String thread = Thread.currentThread().getName();
            diagnostics.accept("option mdc: thread " + thread + " " + what + why
                    + ". Sessions opened so are written without its values; this is said once.");
        }
    }
}

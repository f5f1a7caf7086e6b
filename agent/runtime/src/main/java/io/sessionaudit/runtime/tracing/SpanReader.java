package io.sessionaudit.runtime.tracing;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

import io.sessionaudit.core.session.TraceContext;

/**
 * Calls one API of OpenTelemetry. Only objects of OpenTelemetry's own classes are called, and the context storages of
 * two libraries, which delegate to the one that they wrap. If the storage, the context or the span is of another class,
 * it is not called. Thread-safe.
 */
final class SpanReader {
    private static final String SPAN = "io.opentelemetry.api.trace.Span";
    private static final String SPAN_CONTEXT = "io.opentelemetry.api.trace.SpanContext";
    private static final String SPAN_KEY = "io.opentelemetry.api.trace.SpanContextKey";
    private static final String CONTEXT = "io.opentelemetry.context.Context";
    private static final String STORAGE = "io.opentelemetry.context.ContextStorage";
    private static final String STORAGE_HOLDER = "io.opentelemetry.context.LazyStorage";
    private static final String OWN_CLASSES = "io.opentelemetry.";

    /** Micrometer Tracing (1.5) and Spring Boot (3.5), whose storages publish events when a context is attached. */
    private static final String[] DELEGATING_STORAGES = {"io.micrometer.tracing.otel.", "org.springframework.boot."};

    private static final String INVALID_TRACE_ID = "00000000000000000000000000000000";

    private final MethodHandle storage;
    private final MethodHandle currentContext;
    private final MethodHandle spanIn;
    private final MethodHandle contextOf;
    private final MethodHandle traceId;
    private final MethodHandle spanId;

    private SpanReader(Class<?> span, Class<?> context, Class<?> spanContext, Class<?> storage)
            throws ReflectiveOperationException {
        Lookup lookup = MethodHandles.publicLookup();
        MethodType getter = MethodType.methodType(String.class);
        this.storage = lookup.findStatic(storage, "get", MethodType.methodType(storage))
                .asType(MethodType.methodType(Object.class));
        currentContext = erased(lookup.findVirtual(storage, "current", MethodType.methodType(context)));
        spanIn = erased(lookup.findStatic(span, "fromContextOrNull", MethodType.methodType(span, context)));
        contextOf = erased(lookup.findVirtual(span, "getSpanContext", MethodType.methodType(spanContext)));
        traceId = erased(lookup.findVirtual(spanContext, "getTraceId", getter));
        spanId = erased(lookup.findVirtual(spanContext, "getSpanId", getter));
    }

    private static MethodHandle erased(MethodHandle function) {
        return function.asType(MethodType.methodType(Object.class, Object.class));
    }

    /**
     * {@return the class {@code Span} if everything that reading the active span requires is initialized; else null}
     *
     * @param loader the loader of the API; null for the boot loader
     * @param prefix precedes the names of its classes
     */
    static Class<?> findUsed(ClassLoader loader, String prefix) throws Throwable {
        Class<?> key = ClassLookup.findLoaded(loader, prefix + SPAN_KEY);
        Class<?> context = ClassLookup.findLoaded(loader, prefix + CONTEXT);
        if (key == null || context == null || !ClassLookup.isInitialized(key)) {
            return null;
        }
        ClassLoader contexts = context.getClassLoader();
        Class<?> holder = ClassLookup.findLoaded(contexts, prefix + STORAGE_HOLDER);
        if (holder == null
                || !ClassLookup.isInitialized(holder)
                || ClassLookup.findLoaded(contexts, prefix + STORAGE) == null
                || ClassLookup.findLoaded(loader, prefix + SPAN_CONTEXT) == null) {
            return null;
        }
        return ClassLookup.findLoaded(loader, prefix + SPAN);
    }

    /** {@return a reader for a class that {@link #findUsed} returned} */
    static SpanReader of(Class<?> span) throws Throwable {
        String prefix = span.getName().substring(0, span.getName().length() - SPAN.length());
        Class<?> context = ClassLookup.findLoaded(span.getClassLoader(), prefix + CONTEXT);
        return new SpanReader(
                span,
                context,
                ClassLookup.findLoaded(span.getClassLoader(), prefix + SPAN_CONTEXT),
                ClassLookup.findLoaded(context.getClassLoader(), prefix + STORAGE));
    }

    /** {@return the active span of the current thread, or null} */
    TraceContext current() throws Throwable {
        Object contexts = (Object) storage.invokeExact();
        if (contexts == null || !isOwn(contexts) && !isDelegating(contexts)) {
            return null;
        }
        Object context = (Object) currentContext.invokeExact(contexts);
        if (!isOwn(context)) {
            return null;
        }
        Object span = (Object) spanIn.invokeExact(context);
        if (!isOwn(span)) {
            return null;
        }
        Object ids = (Object) contextOf.invokeExact(span);
        if (!isOwn(ids)) {
            return null;
        }
        String trace = (String) (Object) traceId.invokeExact(ids);
        return INVALID_TRACE_ID.equals(trace)
                ? null
                : new TraceContext(trace, (String) (Object) spanId.invokeExact(ids));
    }

    /** {@return whether it is an object of OpenTelemetry, or of its agent; false for null} */
    private static boolean isOwn(Object object) {
        return object != null && object.getClass().getName().startsWith(OWN_CLASSES);
    }

    private static boolean isDelegating(Object storage) {
        String name = storage.getClass().getName();
        for (String known : DELEGATING_STORAGES) {
            if (name.startsWith(known)) {
                return true;
            }
        }
        return false;
    }
}

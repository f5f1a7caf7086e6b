package io.sessionaudit.runtime.tracing;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

import io.sessionaudit.core.session.TraceContext;

/**
 * Calls one API of OpenTelemetry. Only spans of OpenTelemetry's own classes are read, whose getters return fields.
 * Thread-safe.
 */
final class SpanReader {
    private static final String SPAN = "io.opentelemetry.api.trace.Span";
    private static final String SPAN_CONTEXT = "io.opentelemetry.api.trace.SpanContext";
    private static final String SPAN_KEY = "io.opentelemetry.api.trace.SpanContextKey";
    private static final String CONTEXT = "io.opentelemetry.context.Context";
    private static final String STORAGE = "io.opentelemetry.context.LazyStorage";
    private static final String OWN_CLASSES = "io.opentelemetry.";
    private static final String INVALID_TRACE_ID = "00000000000000000000000000000000";

    private final MethodHandle activeSpan;
    private final MethodHandle contextOf;
    private final MethodHandle traceId;
    private final MethodHandle spanId;

    private SpanReader(MethodHandle activeSpan, MethodHandle contextOf, MethodHandle traceId, MethodHandle spanId) {
        this.activeSpan = activeSpan;
        this.contextOf = contextOf;
        this.traceId = traceId;
        this.spanId = spanId;
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
        Class<?> storage = ClassLookup.findLoaded(context.getClassLoader(), prefix + STORAGE);
        if (storage == null
                || !ClassLookup.isInitialized(storage)
                || ClassLookup.findLoaded(loader, prefix + SPAN_CONTEXT) == null) {
            return null;
        }
        return ClassLookup.findLoaded(loader, prefix + SPAN);
    }

    /** {@return a reader for a class that {@link #findUsed} returned} */
    static SpanReader of(Class<?> span) throws Throwable {
        String prefix = span.getName().substring(0, span.getName().length() - SPAN.length());
        Class<?> context = ClassLookup.findLoaded(span.getClassLoader(), prefix + CONTEXT);
        Class<?> spanContext = ClassLookup.findLoaded(span.getClassLoader(), prefix + SPAN_CONTEXT);
        Lookup lookup = MethodHandles.publicLookup();
        MethodHandle current = lookup.findStatic(context, "current", MethodType.methodType(context));
        MethodHandle ofContext = lookup.findStatic(span, "fromContextOrNull", MethodType.methodType(span, context));
        MethodType getter = MethodType.methodType(String.class);
        MethodType erasedGetter = MethodType.methodType(String.class, Object.class);
        return new SpanReader(
                MethodHandles.filterReturnValue(current, ofContext).asType(MethodType.methodType(Object.class)),
                lookup.findVirtual(span, "getSpanContext", MethodType.methodType(spanContext))
                        .asType(MethodType.methodType(Object.class, Object.class)),
                lookup.findVirtual(spanContext, "getTraceId", getter).asType(erasedGetter),
                lookup.findVirtual(spanContext, "getSpanId", getter).asType(erasedGetter));
    }

    /** {@return the active span of the current thread, or null} */
    TraceContext current() throws Throwable {
        Object span = (Object) activeSpan.invokeExact();
        if (span == null || !isOwn(span)) {
            return null;
        }
        Object context = (Object) contextOf.invokeExact(span);
        if (context == null || !isOwn(context)) {
            return null;
        }
        String trace = (String) traceId.invokeExact(context);
        return INVALID_TRACE_ID.equals(trace) ? null : new TraceContext(trace, (String) spanId.invokeExact(context));
    }

    private static boolean isOwn(Object object) {
        return object.getClass().getName().startsWith(OWN_CLASSES);
    }
}

package io.sessionaudit.runtime.tracing;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.common.impl.ApiUsageLogger;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.FailingContext;
import io.opentelemetry.context.Scope;
import io.sessionaudit.core.session.TraceContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The active span, read through the API of the application's class loader. */
@SuppressWarnings("try") // the active span is not used explicitly
class TracingApisTest {
    private static final String TRIGGER = "io/opentelemetry/api/trace/SpanContextKey";
    private static final TraceContext EXPECTED = new TraceContext(ActiveSpan.TRACE_ID, ActiveSpan.SPAN_ID);

    private final List<String> diagnostics = new ArrayList<>();
    private final TracingApis apis = new TracingApis(diagnostics::add);

    @Test
    void readsActiveSpanAndNothingOutsideOfIt() {
        apis.recordLoading(Span.class.getClassLoader(), TRIGGER);

        try (ActiveSpan span = new ActiveSpan()) {
            assertThat(apis.current()).isEqualTo(EXPECTED);
        }
        assertThat(apis.current()).isNull();
        assertThat(diagnostics).isEmpty();
    }

    @Test
    void findsApiThatWasLoadedBefore() throws Exception {
        apis.recordLoaded(new Class<?>[] {String.class, Class.forName(TRIGGER.replace('/', '.'))});

        try (ActiveSpan span = new ActiveSpan()) {
            assertThat(apis.current()).isEqualTo(EXPECTED);
        }
    }

    @Test
    void looksUpNothingWithoutApi() {
        apis.recordLoading(null, "io/opentelemetry/api/trace/Span");
        apis.recordLoading(null, "com/acme/SpanContextKey");

        assertThat(apis.isAny()).isFalse();
        try (ActiveSpan span = new ActiveSpan()) {
            assertThat(apis.current()).isNull();
        }
    }

    /** The first use creates the context storage, for which the application may have registered no wrapper yet. */
    @Test
    void neitherLoadsNorInitializesClassesOfTheApplication() throws Throwable {
        try (CountingLoader loader = new CountingLoader()) {
            apis.recordLoading(loader, TRIGGER);
            assertThat(apis.current()).isNull();
            assertThat(loader.calls).isZero();

            Class.forName(TRIGGER.replace('/', '.'), true, loader);
            Class.forName("io.opentelemetry.api.trace.Span", true, loader);
            Class.forName("io.opentelemetry.api.trace.SpanContext", true, loader);
            Class.forName("io.opentelemetry.context.Context", true, loader);
            Class<?> storage = Class.forName("io.opentelemetry.context.LazyStorage", false, loader);
            int before = loader.calls;
            assertThat(apis.current()).isNull();
            assertThat(ClassLookup.isInitialized(storage)).isFalse();
            assertThat(loader.calls).isEqualTo(before);

            try (AutoCloseable span = loader.activeSpan()) {
                before = loader.calls;
                assertThat(apis.current()).isEqualTo(EXPECTED);
                assertThat(loader.calls).isEqualTo(before);
            }
            assertThat(diagnostics).isEmpty();
        }
    }

    @Test
    void readsApiOfEachClassLoader() throws Exception {
        apis.recordLoading(Span.class.getClassLoader(), TRIGGER);
        try (CountingLoader loader = new CountingLoader()) {
            apis.recordLoading(loader, TRIGGER);
            try (AutoCloseable span = loader.activeSpan()) {
                assertThat(Span.current().getSpanContext().isValid()).isFalse();
                assertThat(apis.current()).isEqualTo(EXPECTED);
            }
        }
    }

    @Test
    void readsSpanThroughStorageOfMicrometerTracing() throws Exception {
        try (CountingLoader loader = new CountingLoader()) {
            apis.recordLoading(loader, TRIGGER);
            try (AutoCloseable span = loader.newInstance(BridgedSpan.class)) {
                assertThat(apis.current()).isEqualTo(EXPECTED);
            }
        }
    }

    @Test
    void keepsNoClassLoader() throws Exception {
        WeakReference<ClassLoader> collected = useInLoaderOfItsOwn();

        await().until(() -> {
            System.gc();
            return collected.refersTo(null);
        });
        apis.recordLoading(Span.class.getClassLoader(), TRIGGER);
        try (ActiveSpan span = new ActiveSpan()) {
            assertThat(apis.current()).isEqualTo(EXPECTED);
        }
    }

    private WeakReference<ClassLoader> useInLoaderOfItsOwn() throws Exception {
        CountingLoader loader = new CountingLoader();
        apis.recordLoading(loader, TRIGGER);
        try (AutoCloseable span = loader.activeSpan()) {
            assertThat(apis.current()).isEqualTo(EXPECTED);
        }
        loader.close();
        return new WeakReference<>(loader);
    }

    @Test
    void limitsNumberOfApis() throws Exception {
        List<ClassLoader> loaders = new ArrayList<>();
        for (int i = 0; i < TracingApis.MAX_APIS; i++) {
            loaders.add(new URLClassLoader(new URL[0], null));
            apis.recordLoading(loaders.get(i), TRIGGER);
        }
        apis.recordLoading(Span.class.getClassLoader(), TRIGGER);

        try (ActiveSpan span = new ActiveSpan()) {
            assertThat(apis.current()).as("the API that was one too many").isNull();
        }
        assertThat(loaders).hasSize(TracingApis.MAX_APIS); // reachable until here
    }

    /** A span of an unknown class may do anything. */
    @Test
    void callsNoMethodOfSpansOfUnknownClasses() {
        apis.recordLoading(Span.class.getClassLoader(), TRIGGER);
        List<String> calls = new ArrayList<>();
        Span unknown = (Span) Proxy.newProxyInstance(
                Span.class.getClassLoader(), new Class<?>[] {Span.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    return null;
                });

        try (Scope scope = unknownIn(Context.root(), unknown).makeCurrent()) {
            assertThat(Span.current()).isSameAs(unknown);
            assertThat(apis.current()).isNull();
        }
        assertThat(calls).isEmpty();
    }

    private static Context unknownIn(Context context, Span unknown) {
        try {
            Field key = Class.forName(TRIGGER.replace('/', '.')).getDeclaredField("KEY");
            key.setAccessible(true);
            @SuppressWarnings("unchecked")
            ContextKey<Span> ofSpan = (ContextKey<Span>) key.get(null);
            return context.with(ofSpan, unknown);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void callsNoMethodOfContextsOfUnknownClasses() {
        apis.recordLoading(Span.class.getClassLoader(), TRIGGER);
        List<String> calls = new ArrayList<>();
        Context unknown = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    return null;
                });

        try (Scope scope = ContextStorage.get().attach(unknown)) {
            assertThat(Context.current()).isSameAs(unknown);
            assertThat(apis.current()).isNull();
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void reportsFailingApiOnce() {
        apis.recordLoading(Span.class.getClassLoader(), TRIGGER);

        try (Scope scope = ContextStorage.get().attach(new FailingContext())) {
            assertThat(apis.current()).isNull();
            assertThat(apis.current()).isNull();
        }
        assertThat(diagnostics).singleElement().asString().contains("IllegalStateException", "trace_id");
    }

    @Test
    void acceptsValidIdsOnly() {
        assertThat(EXPECTED.isValid()).isTrue();
        assertThat(new TraceContext(ActiveSpan.TRACE_ID, "0000000000000000").isValid())
                .isFalse();
        assertThat(new TraceContext(ActiveSpan.TRACE_ID.toUpperCase(Locale.ROOT), ActiveSpan.SPAN_ID).isValid())
                .isFalse();
        assertThat(new TraceContext(ActiveSpan.SPAN_ID, ActiveSpan.SPAN_ID).isValid())
                .isFalse();
        assertThat(new TraceContext(null, ActiveSpan.SPAN_ID).isValid()).isFalse();
    }

    /** Has a copy of the API, and counts the calls of its methods. */
    private static final class CountingLoader extends URLClassLoader {
        private int calls;

        CountingLoader() {
            super(
                    new URL[] {
                        of(Span.class),
                        of(Context.class),
                        of(ApiUsageLogger.class),
                        of(ActiveSpan.class),
                        of(EventPublishingContextWrapper.class)
                    },
                    ClassLoader.getPlatformClassLoader());
        }

        private static URL of(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
        }

        AutoCloseable activeSpan() throws ReflectiveOperationException {
            return newInstance(ActiveSpan.class);
        }

        AutoCloseable newInstance(Class<?> span) throws ReflectiveOperationException {
            return (AutoCloseable) loadClass(span.getName()).getConstructor().newInstance();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            calls++;
            return super.loadClass(name, resolve);
        }

        @Override
        public URL getResource(String name) {
            calls++;
            return super.getResource(name);
        }
    }
}

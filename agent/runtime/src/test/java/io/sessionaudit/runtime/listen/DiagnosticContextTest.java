package io.sessionaudit.runtime.listen;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The search for slf4j's MDC, and the warning if there is none. */
class DiagnosticContextTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<String> warnings = new ArrayList<>();
    private final DiagnosticContext context = new DiagnosticContext(List.of("request"), warnings::add);

    @AfterEach
    void setContextLoaderBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void usesNoLoaderWithoutKeys() {
        RefusingLoader loader = new RefusingLoader();
        Thread.currentThread().setContextClassLoader(loader);

        assertThat(new DiagnosticContext(List.of(), warnings::add).read(this)).isEmpty();
        assertThat(loader.calls).isZero();
    }

    @Test
    void triesFailedLoaderOnceAndThenTheSourcesLoader() {
        RefusingLoader loader = new RefusingLoader();
        Thread.currentThread().setContextClassLoader(loader);

        assertThat(context.read(this)).isEmpty();
        assertThat(context.read(this)).isEmpty();
        assertThat(loader.calls).isOne();
        assertThat(warnings).singleElement().asString().contains("keeps no MDC"); // slf4j-simple, next to this class
    }

    /** Like a thread without a context loader that calls {@code DriverManager}: no available loader has slf4j. */
    @Test
    void triesLoadersOfTheCallingCodeLast() {
        Thread.currentThread().setContextClassLoader(null);

        assertThat(context.read("jdbc:h2:mem:orders")).isEmpty();
        assertThat(warnings).singleElement().asString().contains("keeps no MDC");
    }

    @Test
    void doesNotRetainTriedLoaders() throws Exception {
        URL slf4j = MDC.class.getProtectionDomain().getCodeSource().getLocation();
        WeakReference<ClassLoader> reference = readIn(new URLClassLoader(new URL[] {slf4j}, null));

        await().until(() -> {
            System.gc();
            return reference.refersTo(null);
        });
    }

    private WeakReference<ClassLoader> readIn(URLClassLoader loader) throws Exception {
        Thread.currentThread().setContextClassLoader(loader);
        assertThat(context.read(this)).isEqualTo(Map.of());
        assertThat(warnings).as("the MDC was found").singleElement().asString().contains("keeps no MDC");
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
        return new WeakReference<>(loader);
    }

    /** Like the loader of a stopped web application. */
    private static final class RefusingLoader extends ClassLoader {
        private int calls;

        @Override
        protected Class<?> loadClass(String name, boolean resolve) {
            calls++;
            throw new IllegalStateException("stopped");
        }
    }
}

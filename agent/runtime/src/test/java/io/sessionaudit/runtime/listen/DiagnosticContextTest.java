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

/** Where slf4j's MDC is looked for, and what is said where it is not to be had. */
class DiagnosticContextTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<String> said = new ArrayList<>();
    private final DiagnosticContext context = new DiagnosticContext(List.of("request"), said::add);

    @AfterEach
    void setContextLoaderBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void withoutKeysNoLoaderIsAsked() {
        RefusingLoader loader = new RefusingLoader();
        Thread.currentThread().setContextClassLoader(loader);

        assertThat(new DiagnosticContext(List.of(), said::add).read(this)).isEmpty();
        assertThat(loader.asked).isZero();
    }

    @Test
    void aLoaderThatFailsIsAskedOnceAndTheSourcesNext() {
        RefusingLoader loader = new RefusingLoader();
        Thread.currentThread().setContextClassLoader(loader);

        assertThat(context.read(this)).isEmpty();
        assertThat(context.read(this)).isEmpty();
        assertThat(loader.asked).isOne();
        assertThat(said).singleElement().asString().contains("keeps no MDC"); // slf4j-simple, beside this class
    }

    /** As a thread without a context loader that asks {@code DriverManager}: neither that nor a URL has slf4j beside it. */
    @Test
    void theLoadersOfTheCodeThatAsksComeLast() {
        Thread.currentThread().setContextClassLoader(null);

        assertThat(context.read("jdbc:h2:mem:orders")).isEmpty();
        assertThat(said).singleElement().asString().contains("keeps no MDC");
    }

    @Test
    void loadersThatWereAskedCanBeCollected() throws Exception {
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
        assertThat(said).as("its MDC was found").singleElement().asString().contains("keeps no MDC");
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
        return new WeakReference<>(loader);
    }

    /** As the loader of a web application that has been stopped. */
    private static final class RefusingLoader extends ClassLoader {
        private int asked;

        @Override
        protected Class<?> loadClass(String name, boolean resolve) {
            asked++;
            throw new IllegalStateException("stopped");
        }
    }
}

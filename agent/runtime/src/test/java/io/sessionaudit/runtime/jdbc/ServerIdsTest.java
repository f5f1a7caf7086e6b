package io.sessionaudit.runtime.jdbc;

import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import javax.tools.ToolProvider;

import io.sessionaudit.core.session.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A pool in a shared library lends connections of a driver that only the application's own class loader sees. */
class ServerIdsTest {
    private final ServerIds serverIds = new ServerIds();

    @TempDir
    Path directory;

    @Test
    void findsTheDriverThroughTheContextAndDoesNotKeepItsLoader() throws Exception {
        Class<?> classOfThePool = pooled(null).getClass();
        WeakReference<ClassLoader> application = askInApplication();

        await().untilAsserted(() -> {
            System.gc();
            assertThat(application.get()).isNull();
        });
        assertThat(classOfThePool).isEqualTo(pooled(null).getClass());
    }

    private WeakReference<ClassLoader> askInApplication() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader application = driver()) {
            thread.setContextClassLoader(application);
            Object physical = application
                    .loadClass("com.acme.driver.Physical")
                    .getConstructor()
                    .newInstance();
            Source source = new Source("com.acme.SharedPool", null);
            assertThat(serverIds.of(pooled(physical), source)).isEqualTo(42);
            assertThat(serverIds.of(pooled(physical), source)).isEqualTo(42);
            return new WeakReference<>(application);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Of one class, which the loader of this test has, as all connections of a shared pool are. */
    private static Connection pooled(Object physical) {
        return (Connection) Proxy.newProxyInstance(
                ServerIdsTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("unwrap") && ((Class<?>) arguments[0]).isInstance(physical)) {
                        return physical;
                    }
                    throw new SQLException(method.getName());
                });
    }

    private URLClassLoader driver() throws Exception {
        Path type =
                Files.createDirectories(directory.resolve("com/mysql/cj/jdbc")).resolve("JdbcConnection.java");
        Files.writeString(type, "package com.mysql.cj.jdbc; public interface JdbcConnection { long getId(); }");
        Path physical =
                Files.createDirectories(directory.resolve("com/acme/driver")).resolve("Physical.java");
        Files.writeString(
                physical,
                "package com.acme.driver; public class Physical implements com.mysql.cj.jdbc.JdbcConnection {"
                        + " public long getId() { return 42; } }");
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, type.toString(), physical.toString());
        assertThat(result).isZero();
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, ServerIdsTest.class.getClassLoader());
    }
}

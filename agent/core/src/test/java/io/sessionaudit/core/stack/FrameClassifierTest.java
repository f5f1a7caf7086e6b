package io.sessionaudit.core.stack;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameClassifierTest {
    @Test
    void putsTheApplicationFrameFirst() {
        assertThat(classes(
                        "io.sessionaudit.runtime.listen.BorrowHandler",
                        "com.zaxxer.hikari.HikariDataSource",
                        "net.ttddyy.dsproxy.support.ProxyDataSource",
                        "com.acme.Orders",
                        "com.acme.Api",
                        "java.lang.Thread"))
                .containsExactly("com.acme.Orders", "com.acme.Api", "java.lang.Thread");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.mysql.cj.jdbc.ConnectionImpl",
                "org.hsqldb.jdbc.JDBCDataSource",
                "org.apache.derby.jdbc.EmbeddedDataSource",
                "org.sqlite.SQLiteDataSource",
                "net.sourceforge.jtds.jdbcx.JtdsDataSource"
            })
    void knowsDriversAlsoByTheTableOfLibraries(String className) {
        assertThat(FrameClassifier.isDriver(className)).isTrue();
        assertThat(FrameClassifier.isApplication(className)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"software.amazon.jdbc.ds.AwsWrapperDataSource", "org.hibernate.Session", "com.acme.Orders"})
    void wrappersLibrariesAndApplicationsAreNoDrivers(String className) {
        assertThat(FrameClassifier.isDriver(className)).isFalse();
    }

    @Test
    void dropsReflectionProxiesAndLambdasBelow() {
        assertThat(classes(
                        "com.acme.Orders",
                        "jdk.internal.reflect.DirectMethodHandleAccessor",
                        "java.lang.reflect.Method",
                        "jdk.proxy2.$Proxy17",
                        "com.acme.Api$$Lambda/0x00007f",
                        "java.lang.invoke.LambdaForm$MH",
                        "com.acme.Main"))
                .containsExactly("com.acme.Orders", "com.acme.Main");
    }

    @Test
    void showsStackWithoutApplicationFromItsTop() {
        assertThat(classes("com.zaxxer.hikari.pool.PoolBase", "java.lang.Thread"))
                .containsExactly("com.zaxxer.hikari.pool.PoolBase", "java.lang.Thread");
    }

    @Test
    void omitsDeepFrames() {
        String[] stack = new String[200];
        Arrays.fill(stack, "com.acme.Recursion");

        assertThat(classes(stack)).hasSize(FrameClassifier.MAX_FRAMES);
    }

    @Test
    void recognizesFinalizerAndCleanerThreadsButNotCallsOfClean() {
        assertThat(FrameClassifier.isInFinalizer(
                        stack("org.hsqldb.jdbc.JDBCConnection.finalize", "java.lang.ref.Finalizer.runFinalizer")))
                .isTrue();
        assertThat(FrameClassifier.isInFinalizer(
                        stack("com.acme.Guard.run", "jdk.internal.ref.CleanerImpl.run", "java.lang.Thread.run")))
                .isTrue();
        assertThat(FrameClassifier.isInFinalizer(stack(
                        "com.acme.Guard.run",
                        "jdk.internal.ref.CleanerImpl$PhantomCleanableRef.performCleanup",
                        "jdk.internal.ref.PhantomCleanable.clean",
                        "com.acme.Guard.close")))
                .isFalse();
    }

    @Test
    void recognizesGeneratedProxiesAndMocks() {
        assertThat(FrameClassifier.isOnGenerated(stack(
                        "io.sessionaudit.hooks.SessionAuditHooks.closed", "java.sql.Connection$MockitoMock$17.close")))
                .isTrue();
        assertThat(FrameClassifier.isOnGenerated(stack("jdk.proxy2.$Proxy9.close", "com.acme.Orders.find")))
                .isTrue();
        assertThat(FrameClassifier.isOnGenerated(stack("org.h2.jdbc.JdbcConnection.close", "jdk.proxy2.$Proxy9.close")))
                .isFalse();
        assertThat(FrameClassifier.isOnGenerated(stack())).isFalse();
    }

    private static StackTraceElement[] stack(String... calls) {
        return Arrays.stream(calls)
                .map(call -> new StackTraceElement(
                        call.substring(0, call.lastIndexOf('.')), call.substring(call.lastIndexOf('.') + 1), null, 1))
                .toArray(StackTraceElement[]::new);
    }

    @Test
    void returnsNoFramesForEmptyStack() {
        assertThat(classes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"com.acme.Orders", "org.springframework.jdbc.core.JdbcTemplate", "io.sessionaudit.demo.Main"})
    void recognizesApplicationClasses(String className) {
        assertThat(FrameClassifier.isApplication(className)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.sql.DriverManager",
                "jdk.proxy2.$Proxy4",
                "com.sun.proxy.$Proxy4",
                "io.sessionaudit.hooks.SessionAuditHooks",
                "com.mysql.cj.jdbc.ConnectionImpl",
                "com.zaxxer.hikari.HikariDataSource",
                "org.apache.commons.dbcp2.BasicDataSource"
            })
    void recognizesNonApplicationClasses(String className) {
        assertThat(FrameClassifier.isApplication(className)).isFalse();
    }

    private static List<String> classes(String... stack) {
        StackTraceElement[] frames = Arrays.stream(stack)
                .map(name -> new StackTraceElement(name, "run", "X.java", 1))
                .toArray(StackTraceElement[]::new);
        return FrameClassifier.fromApplication(frames).stream()
                .map(StackTraceElement::getClassName)
                .toList();
    }

    @Test
    void doesNotAttributeWaitInBundledPoolToDriver() {
        StackTraceElement wait = new StackTraceElement("java.lang.Object", "wait", "Object.java", 1);
        StackTraceElement pool = new StackTraceElement("org.h2.jdbcx.JdbcConnectionPool", "getConnection", "", 1);
        StackTraceElement driver = new StackTraceElement("org.h2.engine.Engine", "openSession", "", 1);

        assertThat(FrameClassifier.isInDriver(new StackTraceElement[] {wait, pool}))
                .isFalse();
        assertThat(FrameClassifier.isInDriver(new StackTraceElement[] {driver, pool}))
                .isTrue();
    }

    @Test
    void doesNotBlameLibrariesBelowPool() {
        StackTraceElement deque =
                new StackTraceElement("org.apache.commons.pool2.impl.LinkedBlockingDeque", "takeFirst", "", 1);
        StackTraceElement own = new StackTraceElement("com.acme.Orders", "find", "Orders.java", 7);

        assertThat(FrameClassifier.fromApplication(new StackTraceElement[] {deque, own}))
                .containsExactly(own);
    }
}

package io.sessionaudit.runtime.weave;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.woven.Role;
import io.sessionaudit.runtime.woven.SlotFields;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class WarmWeaverTest {
    private static final long A_MINUTE = 60_000_000_000L;

    @AfterEach
    void noThreadIsLeftOver() {
        await().until(() -> warmUpThreads() == 0);
    }

    @Test
    void weavesSampleWithoutLoadingIt() throws IOException {
        byte[] woven = new Weaver().weaveWarmUpClass();

        assertThat(new String(woven, StandardCharsets.ISO_8859_1)).contains(SlotFields.CONTENT);
        assertThat(callsHooks(woven)).isTrue();
        Set<String> loaded = new HashSet<>();
        for (Class<?> type : ByteBuddyAgent.install().getAllLoadedClasses()) {
            loaded.add(type.getName());
        }
        assertThat(loaded)
                .contains(Weaver.class.getName())
                .doesNotContain(Weaver.class.getPackageName() + ".WarmUpConnection");
    }

    @Test
    void warmUpThreadDoesNotKeepJvmAlive() {
        AtomicReference<Thread> maker = new AtomicReference<>();
        WarmWeaver weaver = new WarmWeaver(
                () -> {
                    maker.set(Thread.currentThread());
                    return new Weaver();
                },
                A_MINUTE);
        weaver.warmUp();
        await().until(() -> maker.get() != null);

        assertThat(maker.get().getName()).isEqualTo(WarmWeaver.THREAD);
        assertThat(maker.get().isDaemon()).isTrue();
    }

    @Test
    void waitersGetTheSameWeaver() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        WarmWeaver weaver = new WarmWeaver(
                () -> {
                    made.incrementAndGet();
                    begun.countDown();
                    go.await();
                    return new Weaver();
                },
                A_MINUTE);
        weaver.warmUp();
        begun.await();
        AtomicReference<Weaver> got = new AtomicReference<>();
        Thread application = new Thread(() -> got.set(weaver.get()));
        application.start();
        await().until(() -> application.getState() == Thread.State.TIMED_WAITING);
        go.countDown();
        application.join();

        assertThat(got.get()).isNotNull().isSameAs(weaver.get());
        assertThat(made).hasValue(1);
    }

    @Test
    void firstCallerCreatesWeaverWithoutWarmUp() {
        WarmWeaver weaver = new WarmWeaver();

        assertThat(weaver.get()).isSameAs(weaver.get());
        weaver.warmUp();
        assertThat(warmUpThreads()).as("nothing left to do").isZero();
    }

    @Test
    void reportsWarmUpFailureToCallersOnly() {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> uncaught.set(problem));
        try {
            WarmWeaver weaver = new WarmWeaver(
                    () -> {
                        throw new NoClassDefFoundError("made up");
                    },
                    A_MINUTE);
            weaver.warmUp();
            await().until(() -> warmUpThreads() == 0);

            assertThatThrownBy(weaver::get)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("made up");
            assertThat(uncaught).hasNullValue();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void hangingWarmUpBlocksNoCallerForever() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        WarmWeaver weaver = new WarmWeaver(
                () -> {
                    begun.countDown();
                    never.await();
                    return new Weaver();
                },
                1_000_000);
        weaver.warmUp();
        begun.await();

        assertThatThrownBy(weaver::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not ready");
        never.countDown();
    }

    @Test
    void preservesInterruptOfApplication() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        WarmWeaver weaver = new WarmWeaver(
                () -> {
                    begun.countDown();
                    go.await();
                    return new Weaver();
                },
                A_MINUTE);
        weaver.warmUp();
        begun.await();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Thread application = new Thread(() -> {
            Thread.currentThread().interrupt();
            weaver.get();
            interrupted.set(Thread.interrupted());
        });
        application.start();
        await().until(() -> application.getState() == Thread.State.TIMED_WAITING);
        go.countDown();
        application.join();

        assertThat(interrupted).hasValue(true);
    }

    @Test
    void reentrantCallerGetsAnotherWeaver() {
        AtomicReference<WarmWeaver> own = new AtomicReference<>();
        AtomicReference<Weaver> inner = new AtomicReference<>();
        own.set(new WarmWeaver(
                () -> {
                    inner.set(own.get().get());
                    return new Weaver();
                },
                A_MINUTE));

        assertThat(own.get().get()).isNotNull().isNotSameAs(inner.get());
        assertThat(inner.get()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "DATA_SOURCE, org/h2/jdbcx/JdbcDataSource",
        "FACTORY, org/h2/jdbcx/JdbcDataSource",
        "POOLED_CONNECTION, org/h2/jdbcx/JdbcXAConnection",
        "XA_RESOURCE, org/h2/jdbcx/JdbcXAConnection",
        "CONNECTION, org/h2/jdbc/JdbcConnection",
        "STATEMENT, org/h2/jdbc/JdbcStatement",
        "RESULT_SET, org/h2/jdbc/JdbcResultSet",
    })
    void weavesAdviceOfEachRole(Role role, String name) throws IOException {
        ClassLoader loader = WarmWeaverTest.class.getClassLoader();
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            byte[] original = in.readAllBytes();
            WeavingPlan plan = new WeavingPlan(EnumSet.of(role), Set.of(), SlotKind.OBJECT, ContentAccess.FIELD);
            byte[] woven = new Weaver()
                    .weave(new ClassFiles(), loader, name, plan, original)
                    .classFile();

            assertThat(callsHooks(original)).isFalse();
            assertThat(callsHooks(woven)).isTrue();
        }
    }

    private static long warmUpThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(WarmWeaver.THREAD))
                .count();
    }

    private static boolean callsHooks(byte[] classFile) {
        return new String(classFile, StandardCharsets.ISO_8859_1).contains(internalName(SessionAuditHooks.class));
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}

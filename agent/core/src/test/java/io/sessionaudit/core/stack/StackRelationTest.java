package io.sessionaudit.core.stack;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StackRelationTest {
    private static final String POOL = "com.zaxxer.hikari.HikariDataSource.getConnection:99";
    private static final String TASKS = "java.util.concurrent.ThreadPoolExecutor.runWorker:1136";
    private static final String THREAD = "java.lang.Thread.run:840";

    @Test
    void oneMethodOnTwoLinesIsNested() {
        assertThat(relation(
                        stack(POOL, "a.Orders.find:20", "a.Main.main:5"),
                        stack(POOL, "a.Orders.find:22", "a.Main.main:5")))
                .isEqualTo(StackRelation.NESTED);
    }

    @Test
    void helperBelowAnotherLineOfTheMethodIsNested() {
        assertThat(relation(
                        stack(POOL, "a.Pools.open:7", "a.Orders.find:20", TASKS, THREAD),
                        stack(POOL, "a.Pools.open:7", "a.Names.of:3", "a.Orders.find:22", TASKS, THREAD)))
                .isEqualTo(StackRelation.NESTED);
    }

    @Test
    void callThroughTheOpeningFrameIsNested() {
        assertThat(relation(
                        stack(POOL, "a.Tree.walk:9", THREAD), stack(POOL, "a.Tree.walk:9", "a.Tree.walk:9", THREAD)))
                .isEqualTo(StackRelation.NESTED);
    }

    @Test
    void twoMethodsCalledFromOneLineHaveLeftEachOther() {
        assertThat(relation(stack(POOL, "a.First.run:1", TASKS, THREAD), stack(POOL, "a.Second.run:1", TASKS, THREAD)))
                .isEqualTo(StackRelation.LEFT);
    }

    @Test
    void taskLoopOnAnotherLineIsAnotherTask() {
        assertThat(relation(
                        stack(POOL, "a.First.run:1", TASKS, THREAD),
                        stack(
                                "java.util.concurrent.ThreadPoolExecutor.getTask:1062",
                                "java.util.concurrent.ThreadPoolExecutor.runWorker:1122",
                                THREAD)))
                .isEqualTo(StackRelation.LEFT);
    }

    @Test
    void equalStacksAreRepeatedOrPossiblyAnotherTask() {
        assertThat(relation(stack(POOL, "a.Orders.all:8", THREAD), stack(POOL, "a.Orders.all:8", THREAD)))
                .isEqualTo(StackRelation.REPEATED);
        assertThat(relation(stack(POOL, "a.Orders.all:8", TASKS, THREAD), stack(POOL, "a.Orders.all:8", TASKS, THREAD)))
                .isEqualTo(StackRelation.REPEATED_OR_LEFT);
    }

    @Test
    void ignoresLibraryFramesOnTopAndReflection() {
        assertThat(relation(
                        stack("io.sessionaudit.runtime.listen.BorrowHandler.end:1", POOL, "a.Orders.find:20", THREAD),
                        stack(
                                POOL,
                                "com.zaxxer.hikari.pool.HikariPool.getConnection:144",
                                "a.Orders.find:22",
                                "jdk.internal.reflect.DirectMethodHandleAccessor.invoke:103",
                                THREAD)))
                .isEqualTo(StackRelation.NESTED);
    }

    @Test
    void isUnknownWithoutStack() {
        assertThat(StackRelation.of((Throwable) null, new Throwable())).isEqualTo(StackRelation.UNKNOWN);
        assertThat(StackRelation.of(new StackTraceElement[0], stack(THREAD))).isEqualTo(StackRelation.UNKNOWN);
        assertThat(StackRelation.of(new StackTraceElement[1024], stack(THREAD))).isEqualTo(StackRelation.UNKNOWN);
    }

    private static StackRelation relation(StackTraceElement[] earlier, StackTraceElement[] now) {
        return StackRelation.of(earlier, now);
    }

    private static StackTraceElement[] stack(String... frames) {
        return Arrays.stream(frames).map(StackRelationTest::frame).toArray(StackTraceElement[]::new);
    }

    private static StackTraceElement frame(String text) {
        int line = text.indexOf(':');
        int method = text.lastIndexOf('.', line);
        return new StackTraceElement(
                text.substring(0, method),
                text.substring(method + 1, line),
                "File.java",
                Integer.parseInt(text.substring(line + 1)));
    }
}

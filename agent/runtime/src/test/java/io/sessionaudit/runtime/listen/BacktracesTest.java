package io.sessionaudit.runtime.listen;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.core.stack.SiteRegistry;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BacktracesTest {
    /** More frames than HotSpot records in one chunk. */
    private static final int DEEP = 100;

    private final BacktraceReader backtraces = Backtraces.open(ByteBuddyAgent.install());

    @Test
    void readsOneOfTwoStacksOpenedAtOnePlace() {
        SiteRegistry table = new SiteRegistry(100, backtraces);
        List<CountedStack> stacks = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            stacks.add(down(DEEP, CountedStack::new));
        }

        assertThat(table.of(stacks.get(0))).isSameAs(table.of(stacks.get(1)));
        assertThat(stacks).extracting(stack -> stack.reads).containsExactly(1, 0);
    }

    @Test
    void readsBacktraceOfAnyKindOfThread() throws Exception {
        for (ThreadFactory kind : kindsOfThreads()) {
            List<OpeningStack> stacks = new CopyOnWriteArrayList<>();
            for (int i = 0; i < 2; i++) {
                Thread thread = kind.newThread(() -> stacks.add(down(DEEP, OpeningStack::new)));
                thread.start();
                thread.join();
            }

            assertThat(alike(stacks.get(0), stacks.get(1))).isTrue();
        }
    }

    @Test
    void distinguishesBacktracesOfTwoPlaces() {
        OpeningStack stack = down(DEEP, OpeningStack::new);

        assertThat(alike(stack, down(DEEP, () -> new OpeningStack()))).isFalse();
        assertThat(alike(stack, down(DEEP + 1, OpeningStack::new))).isFalse();
    }

    @Test
    void assignsSameSiteToReadAndCachedStack() {
        SiteRegistry knowing = new SiteRegistry(100, backtraces);
        SiteRegistry reading = new SiteRegistry(100, BacktraceReader.UNREADABLE);
        List<OpeningStack> stacks = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int depth = 0; depth < DEEP; depth += 9) {
                stacks.add(down(depth, OpeningStack::new));
                stacks.add(down(depth, () -> new OpeningStack()));
            }
        }

        assertThat(stacks).allSatisfy(stack -> assertThat(knowing.of(stack)).isEqualTo(reading.of(stack)));
        Reference.reachabilityFence(stacks);
    }

    @Test
    void ignoresThrowableWhoseElementsMayBeReplaced() {
        assertThat(backtraces.of(new Throwable())).isNull();
    }

    private boolean alike(OpeningStack one, OpeningStack other) {
        return Arrays.deepEquals(backtraces.of(one), backtraces.of(other));
    }

    /** Platform threads, and virtual threads if this JVM has them. */
    private static List<ThreadFactory> kindsOfThreads() throws ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            return List.of(Thread::new);
        }
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        ThreadFactory virtual = (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
        return List.of(Thread::new, virtual);
    }

    private static <T> T down(int depth, Supplier<T> bottom) {
        return depth == 0 ? bottom.get() : down(depth - 1, bottom);
    }

    private static final class CountedStack extends OpeningStack {
        private static final long serialVersionUID = 1;

        int reads;

        @Override
        public StackTraceElement[] getStackTrace() {
            reads++;
            return super.getStackTrace();
        }
    }
}

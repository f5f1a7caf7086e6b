package io.sessionaudit.core.stack;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RecentStackCacheTest {
    private final RecentStackCache<String> recent = new RecentStackCache<>();

    @Test
    void findsResultForSameStack() {
        Object[] raw = raw(1);
        recent.put(raw, "one");

        assertThat(recent.get(raw(1))).isEqualTo("one");
        assertThat(recent.get(raw(2))).isNull();
        Reference.reachabilityFence(raw);
    }

    @Test
    void distinguishesStacksWithEqualHashCode() {
        Object[] one = {new int[] {1}, new long[] {1}};
        Object[] other = {new int[] {1}, new long[] {2}};
        assertThat(Backtrace.hash(one)).isEqualTo(Backtrace.hash(other));
        recent.put(one, "one");

        assertThat(recent.get(other)).isNull();
        recent.put(other, "other");
        assertThat(recent.get(other)).isEqualTo("other");
        Reference.reachabilityFence(one);
    }

    @Test
    void doesNotRetainStacks() {
        WeakReference<Object[]> raw = putAndForget();

        await().until(() -> {
            System.gc();
            return raw.refersTo(null);
        });
        assertThat(recent.get(raw(1))).isNull();
    }

    private WeakReference<Object[]> putAndForget() {
        Object[] raw = raw(1);
        recent.put(raw, "one");
        return new WeakReference<>(raw);
    }

    private static Object[] raw(int place) {
        return new Object[] {new int[] {place}};
    }
}

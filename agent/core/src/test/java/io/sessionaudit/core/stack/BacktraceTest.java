package io.sessionaudit.core.stack;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BacktraceTest {
    @Test
    void sameContentInDifferentArraysIsSame() {
        assertThat(Backtrace.same(raw(1, 2, 3, String.class), raw(1, 2, 3, String.class)))
                .isTrue();
        assertThat(Backtrace.hash(raw(1, 2, 3, String.class))).isEqualTo(Backtrace.hash(raw(1, 2, 3, String.class)));
    }

    @Test
    void differentNumberOrObjectIsNotSame() {
        Object[] raw = raw(1, 2, 3, String.class);

        assertThat(Backtrace.same(raw, raw(9, 2, 3, String.class))).isFalse();
        assertThat(Backtrace.same(raw, raw(1, 9, 3, String.class))).isFalse();
        assertThat(Backtrace.same(raw, raw(1, 2, 9, String.class))).isFalse();
        assertThat(Backtrace.same(raw, raw(1, 2, 3, Integer.class))).isFalse();
        assertThat(Backtrace.same(raw, new Object[] {raw[0], raw[1], raw[2]})).isFalse();
    }

    @Test
    void equalButNotIdenticalObjectsAreNotSame() {
        Object[] one = {new String("a")};
        Object[] other = {new String("a")};

        assertThat(Backtrace.same(one, other)).isFalse();
    }

    @Test
    void nullIsSameAsNullOnly() {
        assertThat(Backtrace.same(new Object[] {null}, new Object[] {null})).isTrue();
        assertThat(Backtrace.same(new Object[] {null}, new Object[] {new int[0]}))
                .isFalse();
    }

    @Test
    void comparesLaterChunks() {
        Object[] one = {new int[] {1}, raw(1, 2, 3, String.class)};
        Object[] same = {new int[] {1}, raw(1, 2, 3, String.class)};
        Object[] other = {new int[] {1}, raw(1, 2, 4, String.class)};

        assertThat(Backtrace.same(one, same)).isTrue();
        assertThat(Backtrace.same(one, other)).isFalse();
    }

    @Test
    void overlongChainIsNotSameAndDoesNotOverflow() {
        assertThat(Backtrace.same(chain(100_000), chain(100_000))).isFalse();
        assertThat(Backtrace.hash(chain(100_000))).isEqualTo(Backtrace.hash(chain(100_000)));
    }

    private static Object[] chain(int length) {
        Object[] chain = {new int[] {1}, null};
        for (int i = 0; i < length; i++) {
            chain = new Object[] {new int[] {1}, chain};
        }
        return chain;
    }

    private static Object[] raw(int method, int place, long name, Class<?> type) {
        return new Object[] {
            new short[] {(short) method, 0}, new int[] {place, 0}, new Object[] {type, null}, new long[] {name, 0}, null
        };
    }
}

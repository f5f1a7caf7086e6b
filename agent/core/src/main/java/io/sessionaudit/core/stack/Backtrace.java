package io.sessionaudit.core.stack;

import java.util.Arrays;

/**
 * Compares backtraces: arrays of numbers by their contents, arrays of objects element by element, and any other
 * object by its identity. The meaning of the elements differs between JVMs and is not needed: two backtraces with
 * equal elements are the same calls.
 */
final class Backtrace {
    /** HotSpot nests arrays by one level for each 32 frames. Backtraces with deeper levels are treated as different. */
    private static final int MAX_DEPTH = 64;

    private Backtrace() {}

    static boolean same(Object[] one, Object[] other) {
        return same(one, other, 0);
    }

    /** {@return a hash code of the numbers in a backtrace} */
    static int hash(Object[] raw) {
        return hash(raw, 0);
    }

    private static boolean same(Object[] one, Object[] other, int depth) {
        if (one.length != other.length || depth > MAX_DEPTH) {
            return false;
        }
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i] && !sameContents(one[i], other[i], depth)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameContents(Object one, Object other, int depth) {
        if (one instanceof Object[] ones && other instanceof Object[] others) {
            return same(ones, others, depth + 1);
        }
        return one instanceof int[] ints && other instanceof int[] otherInts && Arrays.equals(ints, otherInts)
                || one instanceof short[] shorts
                        && other instanceof short[] otherShorts
                        && Arrays.equals(shorts, otherShorts)
                || one instanceof long[] longs
                        && other instanceof long[] otherLongs
                        && Arrays.equals(longs, otherLongs);
    }

    private static int hash(Object[] raw, int depth) {
        int hash = raw.length;
        for (Object part : raw) {
            if (part instanceof int[] ints) {
                hash = hash * 31 + Arrays.hashCode(ints);
            } else if (part instanceof short[] shorts) {
                hash = hash * 31 + Arrays.hashCode(shorts);
            } else if (part instanceof Object[] parts && depth < MAX_DEPTH) {
                hash = hash * 31 + hash(parts, depth + 1);
            }
        }
        return hash;
    }
}

package io.sessionaudit.core.stack;

import java.util.Arrays;

/**
 * Compares what a JVM has recorded of stacks, whatever it is: arrays of numbers by their contents, arrays of objects element by
 * element, and any other object by its identity. So no knowledge is needed of what each of them means, which differs between JVMs:
 * together they say which calls there were.
 */
final class Backtrace {
    /** Arrays in arrays: HotSpot has one level more for each 32 frames. What is deeper counts as different. */
    private static final int DEEPEST = 64;

    private Backtrace() {}

    static boolean same(Object[] one, Object[] other) {
        return same(one, other, 0);
    }

    /** {@return a hash code of the numbers in it} */
    static int hash(Object[] raw) {
        return hash(raw, 0);
    }

    private static boolean same(Object[] one, Object[] other, int depth) {
        if (one.length != other.length || depth > DEEPEST) {
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
            } else if (part instanceof Object[] parts && depth < DEEPEST) {
                hash = hash * 31 + hash(parts, depth + 1);
            }
        }
        return hash;
    }
}

package io.sessionaudit.core.log;

/** Writes numbers as decimal digits without allocation. */
final class Digits {
    private Digits() {}

    /** {@return the number of digits of a non-negative number} */
    static int count(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** Writes the last digits of a non-negative number, with leading zeros if it has fewer. */
    static void write(long number, int digits, byte[] buffer, int offset) {
        long rest = number;
        for (int i = offset + digits - 1; i >= offset; i--) {
            long tenth = rest / 10;
            buffer[i] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
    }
}

package io.sessionaudit.core.log;

/** Numbers as decimal digits, without an object in between. */
final class Digits {
    private Digits() {}

    /** {@return how many digits a number has that is not negative} */
    static int count(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** Writes so many of the last digits of a number that is not negative, with zeros before it where it has fewer. */
    static void write(long number, int digits, byte[] buffer, int offset) {
        long rest = number;
        for (int i = offset + digits - 1; i >= offset; i--) {
            long tenth = rest / 10;
            buffer[i] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
    }
}

package io.sessionaudit.core.log.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Takes a stream apart into lines, without ever holding more than one, and of that no more than {@link #MAX_BYTES} bytes or
 * so: what somebody gives to the reader need not be a log. Not threadsafe.
 */
final class LineSplitter {
    /** No record is ever that long. */
    static final int MAX_BYTES = 4 << 20;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LINE_ENDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream(1024);
    private int at;
    private int filled;
    private boolean ended;
    private boolean tooLong;
    private long number;

    LineSplitter(InputStream in) {
        this.in = in;
    }

    /** {@return the next line without its end, or null after the last; an array of its own} */
    byte[] next() throws IOException {
        if (!fill()) {
            return null;
        }
        number++;
        tooLong = false;
        int end = lineEnd();
        if (end < filled) { // nearly always: the whole line is in the buffer
            ended = true;
            byte[] line = Arrays.copyOfRange(buffer, at, end);
            at = end + 1;
            return line;
        }
        begun.reset();
        ended = false;
        do {
            take(lineEnd());
        } while (!ended && fill());
        return begun.toByteArray();
    }

    /** {@return the number of the line, counted from 1} */
    long number() {
        return number;
    }

    /** {@return whether the line has its end; only the last may lack it} */
    boolean isEnded() {
        return ended;
    }

    /** {@return whether only the line's beginning was kept} */
    boolean isTooLong() {
        return tooLong;
    }

    private void take(int end) {
        if (begun.size() < MAX_BYTES) {
            begun.write(buffer, at, end - at);
        } else {
            tooLong |= end > at;
        }
        ended = end < filled;
        at = ended ? end + 1 : end;
    }

    /** Eight bytes at a time: a byte that is a line end is the only one that becomes 0, and 0 alone borrows from its high bit. */
    private int lineEnd() {
        int end = at;
        while (end <= filled - Long.BYTES) {
            long difference = (long) EIGHT_BYTES.get(buffer, end) ^ LINE_ENDS;
            long found = (difference - ONES) & ~difference & HIGH_BITS;
            if (found != 0) {
                return end + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            end += Long.BYTES;
        }
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    /** {@return whether there is more to take} */
    private boolean fill() throws IOException {
        while (at == filled) {
            int read = in.read(buffer);
            if (read < 0) {
                return false;
            }
            at = 0;
            filled = read;
        }
        return true;
    }
}

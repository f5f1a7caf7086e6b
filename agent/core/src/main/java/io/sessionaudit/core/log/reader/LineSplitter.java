package io.sessionaudit.core.log.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Splits a stream into lines. Keeps at most one line, and about {@link #MAX_BYTES} bytes of it, because the input may
 * not be a log. Not thread-safe.
 */
final class LineSplitter {
    /** Longer than any record. */
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

    /**
     * Creates a splitter.
     *
     * @param before the number of lines before the first one
     */
    LineSplitter(InputStream in, long before) {
        this.in = in;
        this.number = before;
    }

    /** {@return the next line as a new array, without its line end, or null at the end} */
    byte[] next() throws IOException {
        if (!fill()) {
            return null;
        }
        number++;
        tooLong = false;
        int end = lineEnd();
        if (end < filled) { // usual case: the whole line is in the buffer
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

    /** {@return whether the line has a line end; only the last line may have none} */
    boolean isEnded() {
        return ended;
    }

    /** {@return whether the line was truncated} */
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

    /** Compares eight bytes at a time: XOR turns a line end into 0, and only 0 sets its high bit by borrowing. */
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

    /** {@return whether there are more bytes} */
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

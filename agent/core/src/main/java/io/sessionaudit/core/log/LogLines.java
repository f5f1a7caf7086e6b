package io.sessionaudit.core.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes a stream apart into lines, without ever holding more than one, and of that no more than {@link #LONGEST} bytes or
 * so: what somebody gives to the reader need not be a log. Not threadsafe.
 */
final class LogLines {
    /** No record is ever that long. */
    static final int LONGEST = 4 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    private int at;
    private int filled;
    private boolean ended;
    private boolean tooLong;
    private long number;

    LogLines(InputStream in) {
        this.in = in;
    }

    /** {@return the next line without its end, or null after the last} */
    byte[] next() throws IOException {
        if (!fill()) {
            return null;
        }
        line.reset();
        ended = false;
        tooLong = false;
        number++;
        do {
            takeUpToLineEnd();
        } while (!ended && fill());
        return line.toByteArray();
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

    private void takeUpToLineEnd() {
        int end = at;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        if (line.size() < LONGEST) {
            line.write(buffer, at, end - at);
        } else {
            tooLong |= end > at;
        }
        ended = end < filled;
        at = ended ? end + 1 : end;
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

package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Buffers the log until it is written to the target between two records, so that a failure never splits a record: bytes
 * that could not be written stay in the buffer and are written first the next time. Not threadsafe.
 */
public final class LogOutput extends OutputStream {
    private static final int FLUSH_BYTES = 64 * 1024;

    private final LogTarget target;
    private byte[] bytes = new byte[FLUSH_BYTES];
    private int begin;
    private int end;

    /** Creates an empty buffer. */
    public LogOutput(LogTarget target) {
        this.target = target;
    }

    @Override
    public void write(int each) {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        if (end + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + length));
        }
        System.arraycopy(source, offset, bytes, end, length);
        end += length;
    }

    LogTarget target() {
        return target;
    }

    /** {@return whether the buffer should be written to the target, even if no flush is due} */
    boolean isFilled() {
        return end - begin >= FLUSH_BYTES;
    }

    /** Renders records. */
    interface RecordRenderer {
        void render() throws IOException;
    }

    /** Puts records before those that wait. A record that was partly written before is written again as a whole. */
    void putFirst(RecordRenderer first) throws IOException {
        int lineBegin = begin;
        while (lineBegin > 0 && begin < end && bytes[lineBegin - 1] != '\n') {
            lineBegin--;
        }
        byte[] waiting = Arrays.copyOfRange(bytes, lineBegin, end);
        begin = 0;
        end = 0;
        try {
            first.render();
        } catch (OutOfMemoryError e) {
            end = 0;
            throw e;
        } finally {
            write(waiting, 0, waiting.length);
        }
    }

    /** Writes the whole buffer to the target. */
    void writeToTarget() throws IOException {
        ByteBuffer waiting = ByteBuffer.wrap(bytes, begin, end - begin);
        try {
            target.write(waiting);
        } finally {
            begin = waiting.position();
        }
        begin = 0;
        end = 0;
        if (bytes.length > 16 * FLUSH_BYTES) {
            bytes = new byte[FLUSH_BYTES];
        }
    }
}

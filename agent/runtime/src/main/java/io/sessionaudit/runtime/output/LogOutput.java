package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Keeps what is written until it is handed to the target between two records, so that no failure meets a record half way:
 * what could not be handed on is still here, and goes first the next time. Not threadsafe.
 */
public final class LogOutput extends OutputStream {
    private static final int FILLED = 64 * 1024;

    private final LogTarget target;
    private byte[] bytes = new byte[FILLED];
    private int begin;
    private int end;

    /** Nothing is written yet. */
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

    /** {@return where it goes} */
    LogTarget target() {
        return target;
    }

    /** {@return whether it is time to hand on, though none to flush} */
    boolean isFilled() {
        return end - begin >= FILLED;
    }

    /** Hands everything to the target. */
    void handOn() throws IOException {
        ByteBuffer waiting = ByteBuffer.wrap(bytes, begin, end - begin);
        try {
            target.write(waiting);
        } finally {
            begin = waiting.position();
        }
        begin = 0;
        end = 0;
        if (bytes.length > 16 * FILLED) {
            bytes = new byte[FILLED];
        }
    }
}

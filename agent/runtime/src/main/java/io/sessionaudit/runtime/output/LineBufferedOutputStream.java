package io.sessionaudit.runtime.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes complete lines only, a few at a time, so that they do not mix with the application's output on a standard
 * stream. A flush keeps an incomplete line. Not threadsafe.
 */
final class LineBufferedOutputStream extends OutputStream {
    /** PIPE_BUF: POSIX guarantees atomic writes of 512 bytes, Linux of 4096. */
    private static final int MAX_ATOMIC_BYTES = 4096;

    private final OutputStream out;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(MAX_ATOMIC_BYTES);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(MAX_ATOMIC_BYTES);

    LineBufferedOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int each) throws IOException {
        line.write(each);
        if (each == '\n') {
            endLine();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int begin = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, begin, i + 1 - begin);
                begin = i + 1;
                endLine();
            }
        }
        line.write(bytes, begin, offset + length - begin);
    }

    @Override
    public void flush() throws IOException {
        lines.writeTo(out);
        lines.reset();
        out.flush();
    }

    private void endLine() throws IOException {
        if (lines.size() + line.size() > MAX_ATOMIC_BYTES) {
            lines.writeTo(out);
            lines.reset();
        }
        line.writeTo(lines);
        line.reset();
    }
}

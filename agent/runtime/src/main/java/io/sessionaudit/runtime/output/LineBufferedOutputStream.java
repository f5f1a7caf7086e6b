package io.sessionaudit.runtime.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Hands on nothing but whole lines, a few at a time: on a standard stream the application writes as well, and neither is to
 * find itself amid a line of the other.
 *
 * <p>Not threadsafe. What a line lacks when the stream is flushed is waited for.
 */
final class LineBufferedOutputStream extends OutputStream {
    /** What POSIX lets a pipe take in one piece: 512 at least, and 4096 on Linux. */
    private static final int AT_ONCE = 4096;

    private final OutputStream out;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(AT_ONCE);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(AT_ONCE);

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
        if (lines.size() + line.size() > AT_ONCE) {
            lines.writeTo(out);
            lines.reset();
        }
        line.writeTo(lines);
        line.reset();
    }
}

package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * A standard stream. Uses its file descriptor, because the application may replace or lock {@code System.out}. A failed
 * write cannot be retried, because the number of bytes written is not known.
 */
final class StandardTarget implements LogTarget {
    private final String name;
    private final OutputStream stream;

    StandardTarget(String name, OutputStream stream) {
        this.name = name;
        this.stream = new LineBufferedOutputStream(stream);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        stream.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        bytes.position(bytes.limit());
        stream.flush();
    }

    /** Does nothing: the stream belongs to the JVM. */
    @Override
    public void close() {}
}

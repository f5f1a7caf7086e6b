package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * A standard stream, on a descriptor of its own: the application may replace {@code System.out}, and lock it. What a failed
 * write has brought through is not known, so there is no going on after one.
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

    /** The stream is the JVM's. */
    @Override
    public void close() {}
}

package io.sessionaudit.runtime.output;

import java.nio.ByteBuffer;

/** Discards the log; the thread rule and confinement are still enforced. */
final class NoTarget implements LogTarget {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public void write(ByteBuffer bytes) {
        bytes.position(bytes.limit());
    }

    @Override
    public void close() {}
}

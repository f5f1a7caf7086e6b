package io.sessionaudit.runtime.output;

import java.nio.ByteBuffer;

/** No log at all: findings reach nobody, and the thread rule is still enforced. */
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

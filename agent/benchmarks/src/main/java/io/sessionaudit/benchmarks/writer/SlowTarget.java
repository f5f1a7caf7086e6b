package io.sessionaudit.benchmarks.writer;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

import io.sessionaudit.runtime.output.LogTarget;

/** A disk that takes half a second for each write of any size. */
final class SlowTarget implements LogTarget {
    private static final long WRITE_NANOS = 500_000_000;

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public void write(ByteBuffer bytes) {
        long until = System.nanoTime() + WRITE_NANOS;
        while (System.nanoTime() - until < 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        bytes.position(bytes.limit());
    }

    @Override
    public void close() {}
}

package io.sessionaudit.runtime.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** An in-memory disk that can be full; it then accepts a part of a write, as disks do. Thread-safe. */
final class FlakyTarget implements LogTarget {
    private final ByteArrayOutputStream disk = new ByteArrayOutputStream();
    private final boolean mayRecover;
    private boolean full;
    private int attempts;
    private int forced;
    private boolean rotationDue;
    private volatile CountDownLatch stalled = new CountDownLatch(0);

    FlakyTarget(boolean mayRecover) {
        this.mayRecover = mayRecover;
    }

    @Override
    public String name() {
        return "flaky.jsonl";
    }

    /** Lets each write wait until the latch is released. */
    CountDownLatch stall() {
        CountDownLatch read = new CountDownLatch(1);
        stalled = read;
        return read;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        try {
            stalled.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        take(bytes);
    }

    private synchronized void take(ByteBuffer bytes) throws IOException {
        int taken = full ? bytes.remaining() / 2 : bytes.remaining();
        disk.write(bytes.array(), bytes.arrayOffset() + bytes.position(), taken);
        bytes.position(bytes.position() + taken);
        if (full) {
            attempts++;
            throw new IOException("No space left on device");
        }
    }

    @Override
    public synchronized void force() {
        forced++;
    }

    @Override
    public synchronized boolean isRotationDue() {
        return rotationDue;
    }

    @Override
    public synchronized boolean rotate() {
        rotationDue = false;
        return true;
    }

    @Override
    public boolean mayRecover() {
        return mayRecover;
    }

    @Override
    public void close() {}

    synchronized void full(boolean now) {
        full = now;
    }

    synchronized void rotationDue() {
        rotationDue = true;
    }

    synchronized int attempts() {
        return attempts;
    }

    synchronized int forced() {
        return forced;
    }

    synchronized String text() {
        return disk.toString(StandardCharsets.UTF_8);
    }

    List<String> linesOf(String type) {
        return text().lines()
                .filter(line -> line.startsWith("{\"type\":\"" + type + "\""))
                .toList();
    }
}

package io.sessionaudit.demo;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.time.Duration;

/** One borrow of one connection. It does not keep the connection alive. */
public final class Loan {

    private final Thread thread = Thread.currentThread();
    private final long begin = System.nanoTime();
    private final String method;
    private final boolean nested;
    private WeakReference<Connection> connection = new WeakReference<>(null);
    private Duration duration;

    Loan(String method, boolean nested) {
        this.method = method;
        this.nested = nested;
    }

    synchronized Connection handOut(Connection handedOut) {
        connection = new WeakReference<>(handedOut);
        return handedOut;
    }

    synchronized void close() {
        if (duration == null) {
            duration = Duration.ofNanos(System.nanoTime() - begin);
        }
    }

    /** The application's method that borrowed. */
    public String method() {
        return method;
    }

    /** Whether its thread already had another open connection. */
    public boolean nested() {
        return nested;
    }

    public synchronized boolean closed() {
        return duration != null;
    }

    /** Whether the connection was garbage-collected, so that it can no longer be closed. */
    public synchronized boolean lost() {
        return !closed() && connection.get() == null;
    }

    public synchronized Duration duration() {
        return duration;
    }

    public Thread thread() {
        return thread;
    }
}

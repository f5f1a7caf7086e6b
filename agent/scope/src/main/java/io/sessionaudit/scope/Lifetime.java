package io.sessionaudit.scope;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which session this is: its number, its owner, when it was opened and closed. Shared by a session and all that joined it.
 *
 * <p>Thread-safety: safe, except that {@link #closed} is seen by another thread only after it read {@code Session.closed}.
 */
final class Lifetime {

    private static final AtomicLong LAST_NUMBER = new AtomicLong();

    private final long number = LAST_NUMBER.incrementAndGet();
    private final Thread owner = Thread.currentThread();
    private final long openedMillis = System.currentTimeMillis();
    private long closedMillis;

    long number() {
        return number;
    }

    Thread owner() {
        return owner;
    }

    void close() {
        closedMillis = System.currentTimeMillis();
    }

    String opened() {
        return "opened " + Instant.ofEpochMilli(openedMillis) + " by " + describe(owner);
    }

    String closed() {
        return "closed " + Instant.ofEpochMilli(closedMillis) + " by " + describe(owner);
    }

    /** A thread as people know it from thread dumps; virtual threads mostly have no name. */
    static String describe(Thread thread) {
        String name = thread.getName();
        return name.isEmpty() ? "thread #" + thread.getId() : "thread \"" + name + "\" #" + thread.getId();
    }
}

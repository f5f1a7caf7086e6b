package io.sessionaudit.scope;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which session this is: its number, its owner, when it was closed. Shared by a session and all that joined it.
 *
 * <p>Thread-safety: safe. Only the owner changes what is here, but for the number, which belongs to the first who asks.
 */
final class Lifetime {

    private static final AtomicLong LAST_NUMBER = new AtomicLong();
    private static final VarHandle NUMBER = field("number", long.class);
    private static final VarHandle CLOSED_MILLIS = field("closedMillis", long.class);

    /** Null while the session is handed over and nobody has adopted it. */
    private Thread owner = Thread.currentThread();

    /** 0 until somebody asks: most sessions are never printed. */
    private long number;

    /** 0 while open; written with release, so that who sees it sees the last owner too. */
    private long closedMillis;

    long number() {
        long known = (long) NUMBER.getVolatile(this);
        if (known == 0) {
            NUMBER.compareAndSet(this, 0L, LAST_NUMBER.incrementAndGet());
            known = (long) NUMBER.getVolatile(this);
        }
        return known;
    }

    Thread owner() {
        return owner;
    }

    void owner(Thread thread) {
        owner = thread;
    }

    void close() {
        CLOSED_MILLIS.setRelease(this, System.currentTimeMillis());
    }

    boolean isClosed() {
        return (long) CLOSED_MILLIS.getAcquire(this) != 0;
    }

    String closed() {
        return "closed " + Instant.ofEpochMilli((long) CLOSED_MILLIS.getAcquire(this)) + " by " + describe(owner);
    }

    /** A thread as people know it from thread dumps; virtual threads mostly have no name. */
    static String describe(Thread thread) {
        String name = thread.getName();
        return name.isEmpty() ? "thread #" + thread.getId() : "thread \"" + name + "\" #" + thread.getId();
    }

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Lifetime.class, name, type);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}

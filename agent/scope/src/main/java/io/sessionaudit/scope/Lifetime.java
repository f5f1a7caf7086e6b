package io.sessionaudit.scope;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * The number, the owner and the close time of a session; shared with all sessions that joined it.
 *
 * <p>Thread-safety: safe. Only the owner modifies it, except the number, which the first reader assigns.
 */
final class Lifetime {

    private static final AtomicLong LAST_NUMBER = new AtomicLong();
    private static final VarHandle NUMBER = field("number", long.class);
    private static final VarHandle CLOSED_MILLIS = field("closedMillis", long.class);

    /** Null while the session is handed over and not yet adopted. */
    private @Nullable Thread owner = Thread.currentThread();

    /** 0 until it is read for the first time: most sessions are never printed. */
    private long number;

    /** 0 while open; written with release semantics, so that a reader also sees the last owner. */
    private long closedMillis;

    long number() {
        long known = (long) NUMBER.getVolatile(this);
        if (known == 0) {
            NUMBER.compareAndSet(this, 0L, LAST_NUMBER.incrementAndGet());
            known = (long) NUMBER.getVolatile(this);
        }
        return known;
    }

    @Nullable
    Thread owner() {
        return owner;
    }

    void setOwner(@Nullable Thread thread) {
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

    /** {@return the thread as in a thread dump; virtual threads usually have no name} */
    static String describe(@Nullable Thread thread) {
        if (thread == null) {
            return "no thread";
        }
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

package io.sessionaudit.scope;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * The default store: one session per thread.
 *
 * <p>A session of {@code run} or {@code call} is stored in a table indexed by the thread's id: access takes a few
 * nanoseconds and allocates nothing. The call that stored it always removes it. A session of {@code open} may never be
 * closed, so it is stored in a thread local, which is collected with its thread; so is a session whose index in the
 * table is used by another thread.
 *
 * <p>Thread-safety: safe. All sessions of a thread are in one of the two, chosen by its outermost session. A thread
 * without an open session has no thread-local entry, not even an empty one, so that pooled threads do not keep classes
 * of a stopped application reachable.
 */
final class ThreadStore implements SessionStore {

    private static final int BITS = 10;

    /** Fibonacci hashing: spreads consecutive ids over the table, against false sharing. */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final AtomicReferenceArray<@Nullable Session> table = new AtomicReferenceArray<>(1 << BITS);
    private final SessionThreadLocal threadLocal = new SessionThreadLocal();

    /** The number of threads with a thread-local session; while it is 0 the thread local is not read. */
    private final AtomicInteger threadLocalCount = new AtomicInteger();

    @Override
    public @Nullable Session find() {
        Thread thread = Thread.currentThread();
        Session session = table.get(index(thread));
        if (session != null && session.isOwnedBy(thread)) {
            return session;
        }
        return threadLocalCount.get() == 0 ? null : findThreadLocal();
    }

    @Override
    public void set(@Nullable Session session) {
        Thread thread = Thread.currentThread();
        int index = index(thread);
        Session before = table.get(index);
        if (before != null && before.isOwnedBy(thread)) {
            table.setRelease(index, session);
        } else if (threadLocalCount.get() != 0 && findThreadLocal() != null) {
            setThreadLocal(session);
        } else if (session != null && !(session.endsWithItsBody() && table.compareAndSet(index, null, session))) {
            threadLocalCount.incrementAndGet();
            threadLocal.set(session);
        }
    }

    private @Nullable Session findThreadLocal() {
        Session session = threadLocal.get();
        if (session == null) {
            // get() has created an entry with a null value.
            threadLocal.remove();
        }
        return session;
    }

    private void setThreadLocal(@Nullable Session session) {
        if (session == null) {
            threadLocal.remove();
            threadLocalCount.decrementAndGet();
        } else {
            threadLocal.set(session);
        }
    }

    private static int index(Thread thread) {
        return (int) thread.getId() * GOLDEN_RATIO >>> Integer.SIZE - BITS;
    }

    /** A named type, so that heap dumps and tests can identify it. */
    static final class SessionThreadLocal extends ThreadLocal<@Nullable Session> {}
}

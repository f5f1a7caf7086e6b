package io.sessionaudit.scope;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One place for each thread.
 *
 * <p>A session of {@code run} or {@code call} sits in a table, at a place that follows from the thread's id: finding, setting
 * and clearing it takes a few nanoseconds and no memory. It cannot be forgotten there, since its own stack frame takes it away
 * again. A session of {@code open} can be, so it hangs on its thread and dies with it; so does one whose place in the table is
 * taken by another thread.
 *
 * <p>Thread-safety: safe. Everything that a thread has open is in one of the two, in the one that its outermost session chose.
 * A thread with no open session has no thread-local entry here at all, not even an empty one, so that pooled threads keep
 * nothing of an application that has gone.
 */
final class ThreadStore implements SessionStore {

    private static final int BITS = 10;

    /** Spreads consecutive ids far apart, so that threads that work side by side share no cache line. */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final AtomicReferenceArray<Session> table = new AtomicReferenceArray<>(1 << BITS);
    private final Hanging hanging = new Hanging();

    /** How many threads have a session hanging on them; while it is 0 nobody needs to look. */
    private final AtomicInteger hangingCount = new AtomicInteger();

    @Override
    public Session find() {
        Thread thread = Thread.currentThread();
        Session session = table.get(place(thread));
        if (session != null && session.isOwnedBy(thread)) {
            return session;
        }
        return hangingCount.get() == 0 ? null : findHanging();
    }

    @Override
    public void set(Session session) {
        Thread thread = Thread.currentThread();
        int place = place(thread);
        Session before = table.get(place);
        if (before != null && before.isOwnedBy(thread)) {
            table.setRelease(place, session);
        } else if (hangingCount.get() != 0 && findHanging() != null) {
            setHanging(session);
        } else if (session != null && !(session.endsWithItsBody() && table.compareAndSet(place, null, session))) {
            hangingCount.incrementAndGet();
            hanging.set(session);
        }
    }

    private Session findHanging() {
        Session session = hanging.get();
        if (session == null) {
            // Looking leaves an entry with a null value behind.
            hanging.remove();
        }
        return session;
    }

    private void setHanging(Session session) {
        if (session == null) {
            hanging.remove();
            hangingCount.decrementAndGet();
        } else {
            hanging.set(session);
        }
    }

    private static int place(Thread thread) {
        return (int) thread.getId() * GOLDEN_RATIO >>> Integer.SIZE - BITS;
    }

    /** A type of its own, so that heap dumps, and our tests, tell it from others. */
    static final class Hanging extends ThreadLocal<Session> {}
}

package io.sessionaudit.core.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * The open sessions of one thread, and the one whose call it is inside of.
 *
 * <p>Only the thread itself adds and removes, without a lock; other threads may read at any time, and may miss
 * concurrent changes. A session that another thread closes, or that is not the innermost, may remain here after its
 * end, until those above it have ended or the array is replaced.
 *
 * <p>The array is replaced from time to time even if it has room: writing a young object into an old one costs a fence
 * in the garbage collector's barrier, and an array that is replaced stays young.
 */
class ThreadSessions extends OwnerThread {
    private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(Session[].class);
    private static final VarHandle PLACES;
    private static final Session[] NONE = {};
    private static final int MIN_CAPACITY = 8;
    private static final int REPLACED_AFTER = 256;
    private static final int NOWHERE = -1;

    static {
        try {
            PLACES = MethodHandles.lookup().findVarHandle(ThreadSessions.class, "places", Session[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The innermost last, and null from {@link #used} on. Replaced with release semantics, to publish its content. */
    private Session[] places = NONE;

    private int used;
    private int untilReplaced = REPLACED_AFTER;

    /** The index of the session whose call the thread is inside of; saves writing a reference for the innermost one. */
    private int insideAt = NOWHERE;

    /** The session whose call the thread is inside of, if it has no index here. */
    private Session insideOther;

    ThreadSessions(Thread thread) {
        super(thread);
    }

    /** {@return the session whose call the thread is inside of, or null; for the thread itself} */
    public final Session inside() {
        return insideAt >= 0 ? places[insideAt] : insideOther;
    }

    /** Records that the thread is inside a call on that session; for the thread itself. */
    public final void enter(Session session) {
        int last = used - 1;
        if (last >= 0 && places[last] == session) {
            insideAt = last;
        } else {
            insideAt = NOWHERE;
            insideOther = session;
        }
    }

    /** Records that the thread is inside no call any more; for the thread itself. */
    public final void leave() {
        insideAt = NOWHERE;
        if (insideOther != null) {
            insideOther = null;
        }
    }

    /**
     * {@return the innermost open session of that source that the thread has used; if there is none, the innermost one
     * that it opened and no thread has used; or null. For the thread itself}
     */
    public final Session openSessionOf(Source source) {
        Session unused = null;
        for (int i = used - 1; i >= 0; i--) {
            Session session = places[i];
            if (has(session, source)) {
                if (session.isUsedBy((Owner) this)) {
                    return session;
                }
                unused = unused == null ? session : unused;
            }
        }
        return unused;
    }

    /** One that another thread has used since is that thread's. */
    private boolean has(Session session, Source source) {
        return session.source() == source && session.isOpen() && session.owner() == this;
    }

    /** {@return the number of open sessions of that source; for the thread itself} */
    public final int depth(Source source) {
        int depth = 0;
        for (int i = 0; i < used; i++) {
            depth += has(places[i], source) ? 1 : 0;
        }
        return depth;
    }

    /** Adds a session that the thread has opened; for the thread itself. */
    public final void add(Session session) {
        if (--untilReplaced < 0 || used == places.length) {
            replace(null);
        }
        PLACE.setRelease(places, used, session);
        used++;
    }

    /** Adds a session that another thread has opened and this one uses, unless it is here; for the thread itself. */
    public final void takeOver(Session session) {
        for (int i = 0; i < used; i++) {
            if (places[i] == session) {
                return;
            }
        }
        add(session);
    }

    /** Removes a session that has ended, if it is the innermost; for the thread itself. */
    public final void ended(Session session) {
        int last = used - 1;
        if (last >= 0 && places[last] == session) { // the usual case
            if (insideAt == last) {
                rememberInside();
            }
            do {
                PLACE.setRelease(places, last, (Session) null);
            } while (--last >= 0 && last != insideAt && places[last].hasEnded()); // ended by other threads
            used = last + 1;
        }
    }

    /** Removes a session that is handed over; for the thread itself. */
    public final void remove(Session session) {
        replace(session);
    }

    /**
     * Removes the sessions that have ended; for the thread itself, or for the watch thread after the thread has ended.
     *
     * @return how many are left
     */
    public final int prune() {
        replace(null);
        return used;
    }

    /**
     * Passes every session that the thread has opened or adopted, and that has not ended, to a reader; for any thread.
     */
    public final void forEachOpen(Consumer<Session> reader) {
        Session[] current = (Session[]) PLACES.getAcquire(this);
        for (int i = 0; i < current.length; i++) {
            Session session = (Session) PLACE.getAcquire(current, i);
            if (session != null && session.opener() == this && !session.hasEnded()) {
                reader.accept(session);
            }
        }
    }

    /** {@return whether there is no entry; after {@link #prune}, no open session. For the threads that may prune} */
    public final boolean isEmpty() {
        return used == 0;
    }

    /** {@return the size of the array} */
    final int capacity() {
        return places.length;
    }

    /** Replaces the array by one with the sessions that have not ended, without the given one. */
    private void replace(Session without) {
        Session[] current = places;
        int end = Math.min(used, current.length);
        int left = 0;
        for (int i = 0; i < end; i++) {
            left += stays(current[i], without) ? 1 : 0;
        }
        Session[] next = new Session[Math.max(MIN_CAPACITY, 2 * left)];
        int at = 0;
        for (int i = 0; i < end; i++) {
            if (stays(current[i], without)) {
                next[at++] = current[i];
            }
        }
        rememberInside();
        PLACES.setRelease(this, next);
        used = at;
        untilReplaced = Math.max(REPLACED_AFTER, next.length);
    }

    /** A session may end between the two calls in {@link #replace}; the array is then larger than necessary. */
    private static boolean stays(Session session, Session without) {
        return session != null && session != without && !session.hasEnded();
    }

    private void rememberInside() {
        if (insideAt >= 0) {
            insideOther = places[insideAt];
            insideAt = NOWHERE;
        }
    }
}

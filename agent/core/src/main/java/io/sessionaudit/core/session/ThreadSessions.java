package io.sessionaudit.core.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * The sessions that one thread has open, and the one whose call it is inside of.
 *
 * <p>Only the thread itself adds and takes out, so it needs no lock; other threads may read at any time, and may miss what
 * changes meanwhile. A session that another thread closes, or that is not the innermost, may stand here ended, until the ones above it
 * have ended or the array is replaced.
 *
 * <p>They stand in an array that is replaced now and then, although there is room in it: a young object that is written into an old
 * one costs the garbage collector's barrier a fence, and an array that is replaced stays young.
 */
class ThreadSessions extends OwnerThread {
    private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(Session[].class);
    private static final VarHandle PLACES;
    private static final Session[] NONE = {};
    private static final int FEW = 8;
    private static final int REPLACED_AFTER = 256;
    private static final int NOWHERE = -1;

    static {
        try {
            PLACES = MethodHandles.lookup().findVarHandle(ThreadSessions.class, "places", Session[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The innermost last, and null from {@link #used} on. Replaced through PLACES, so that others see what is in it. */
    private Session[] places = NONE;

    private int used;
    private int untilReplaced = REPLACED_AFTER;

    /** The place of the session whose call the thread is inside of: no reference has to be written for the innermost. */
    private int insideAt = NOWHERE;

    /** The session whose call the thread is inside of, where it is another one. */
    private Session insideOther;

    ThreadSessions(Thread thread) {
        super(thread);
    }

    /** {@return the session whose call the thread is inside of, or null; for the thread itself} */
    public final Session inside() {
        return insideAt >= 0 ? places[insideAt] : insideOther;
    }

    /** Notes that the thread is inside a call on that session; for the thread itself. */
    public final void enter(Session session) {
        int last = used - 1;
        if (last >= 0 && places[last] == session) {
            insideAt = last;
        } else {
            insideAt = NOWHERE;
            insideOther = session;
        }
    }

    /** Notes that the thread is inside no call any more; for the thread itself. */
    public final void leave() {
        insideAt = NOWHERE;
        if (insideOther != null) {
            insideOther = null;
        }
    }

    /**
     * {@return the innermost session of that source which the thread has open and has used, or else the innermost that it has opened
     * and that no thread has used, or null; for the thread itself}
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
        return session.source() == source && session.isOpen() && session.user() == this;
    }

    /** {@return how many sessions of that source the thread has open; for the thread itself} */
    public final int depth(Source source) {
        int depth = 0;
        for (int i = 0; i < used; i++) {
            depth += has(places[i], source) ? 1 : 0;
        }
        return depth;
    }

    /** Adds a session that the thread has just opened; for the thread itself. */
    public final void add(Session session) {
        if (--untilReplaced < 0 || used == places.length) {
            replace(null);
        }
        PLACE.setRelease(places, used, session);
        used++;
    }

    /** Adds a session that another thread has opened and this one uses; for the thread itself. */
    public final void takeOver(Session session) {
        for (int i = 0; i < used; i++) {
            if (places[i] == session) {
                return;
            }
        }
        add(session);
    }

    /** Takes a session out that has just ended; for the thread itself. */
    public final void ended(Session session) {
        int last = used - 1;
        if (last >= 0 && places[last] == session) { // mostly: it was the only one, or the innermost
            if (insideAt == last) {
                rememberInside();
            }
            do {
                PLACE.setRelease(places, last, (Session) null);
            } while (--last >= 0 && last != insideAt && places[last].hasEnded()); // what others have ended meanwhile
            used = last + 1;
        }
    }

    /** Takes a session out that goes to another thread; for the thread itself. */
    public final void remove(Session session) {
        replace(session);
    }

    /**
     * Drops what has ended; for the thread itself, or for the watch thread once the owner is dead.
     *
     * @return how many are left
     */
    public final int prune() {
        replace(null);
        return used;
    }

    /** Shows every session that the thread has opened, or adopted, and that has not ended to a reader; for any thread. */
    public final void forEachOpen(Consumer<Session> reader) {
        Session[] current = (Session[]) PLACES.getAcquire(this);
        for (int i = 0; i < current.length; i++) {
            Session session = (Session) PLACE.getAcquire(current, i);
            if (session != null && session.owner() == this && !session.hasEnded()) {
                reader.accept(session);
            }
        }
    }

    /** {@return whether nothing stands here; after {@link #prune}, whether nothing is open; for whoever may prune} */
    public final boolean isEmpty() {
        return used == 0;
    }

    /** {@return how many sessions have a place, those that are free included} */
    final int capacity() {
        return places.length;
    }

    /** Another array takes this one's place, with what has not ended, but for one. */
    private void replace(Session without) {
        Session[] current = places;
        int end = Math.min(used, current.length);
        int left = 0;
        for (int i = 0; i < end; i++) {
            left += stays(current[i], without) ? 1 : 0;
        }
        Session[] next = new Session[Math.max(FEW, 2 * left)];
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

    /** What ends between the two times that this is asked goes at the second: the room was counted before. */
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

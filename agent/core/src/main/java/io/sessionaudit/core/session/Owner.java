package io.sessionaudit.core.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.function.Consumer;

/**
 * A thread that opens sessions, and the list of those it has open.
 *
 * <p>Only the thread itself adds to the list and removes from it, so it needs no lock; other threads may read it at any
 * time. A session that another thread closes, or that is not the innermost, may stay in the list for a while, ended. Once the
 * thread is dead, the watch thread prunes in its place.
 */
public sealed class Owner extends OwnerPadding permits PlatformOwner {
    private static final VarHandle HEAD;

    static {
        try {
            HEAD = MethodHandles.lookup().findVarHandle(Owner.class, "head", Session.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Depth of {@code getConnection} calls that the thread is in. For the thread itself only. */
    public int borrowDepth;

    /** Whether a known pool was asked during the outermost of these calls. For the thread itself only. */
    public boolean poolAsked;

    /** Whether any other source was asked during the outermost of these calls. For the thread itself only. */
    public boolean anybodyAsked;

    /** Whether the session that the thread is about to open is meant to stand beside another. For the thread itself only. */
    public boolean secondIsMeant;

    /** Whether the session that the thread is about to open may be shared. For the thread itself only. */
    public boolean mayShare;

    /** Why the session that the thread is about to open is not the one it has already; null where there is no reason. */
    public Unshared unshared;

    /** Whether the thread closes a session that was opened before the agent came. For the thread itself only. */
    public boolean closesStranger;

    /** Counts the outermost of these calls, so that one borrow is told from the next. */
    public int borrows;

    /** The source that is asked in these calls: the pool, once one is. Written by the thread itself only. */
    public Source lender;

    /** The borrow that was last said to wait too long. */
    public int saidBorrow;

    /** The borrow that the watch thread last found waiting, or null. */
    public BorrowWatch.Wait seenWaiting;

    /** Branches of global transactions that the thread works for now. For the thread itself only. */
    public int branches;

    /**
     * Whether the thread is inside a call on the first session of the list: then no reference has to be written, which the
     * garbage collector would charge for.
     */
    private boolean insideFirst;

    /** The session whose call the thread is inside of, where it is another one. */
    private Session insideOther;

    /** Sessions that have come or ended since the list was last pruned as a whole. */
    private int changes;

    /** As many as were left then: so the list is at most twice as long as it has to be. */
    private int changesUntilPrune;

    private final WeakReference<Thread> thread;
    private final long threadId;
    private final boolean virtual;
    private Origin origin;

    /** Written through HEAD, so that other threads see what it leads to; the thread itself reads it as it is. */
    private Session head;

    /**
     * {@return the owner that stands for a thread}
     *
     * @param thread the thread; held weakly
     * @param virtual whether it is a virtual thread
     */
    public static Owner of(Thread thread, boolean virtual) {
        return virtual ? new Owner(thread, true) : new PlatformOwner(thread);
    }

    Owner(Thread thread, boolean virtual) {
        this.thread = new WeakReference<>(thread);
        this.threadId = thread.getId();
        this.virtual = virtual;
    }

    /** {@return the thread, or null when it is gone} */
    public Thread thread() {
        return thread.get();
    }

    /** {@return the thread's id} */
    public long threadId() {
        return threadId;
    }

    /** {@return whether it is a virtual thread} */
    public boolean isVirtual() {
        return virtual;
    }

    /** {@return whether it stands for the thread that asks} */
    public boolean isCurrent() {
        return thread.refersTo(Thread.currentThread());
    }

    /** {@return whether the thread can still run} */
    public boolean isAlive() {
        Thread current = thread.get();
        return current != null && current.isAlive();
    }

    /** {@return what stands for this thread, under that name, and a source; for the thread itself} */
    public Origin origin(Source source, String threadName) {
        Origin known = origin;
        // One object, one name: where it only looks the same, one more origin does no harm.
        if (known == null || known.source() != source || known.threadName() != threadName) {
            known = new Origin(this, source, threadName);
            origin = known;
        }
        return known;
    }

    /** {@return the session whose call the thread is inside of, or null; for the thread itself} */
    public Session inside() {
        return insideFirst ? head : insideOther;
    }

    /** Notes that the thread is inside a call on that session; for the thread itself. */
    public void enter(Session session) {
        if (session == head) {
            insideFirst = true;
            insideOther = null;
        } else {
            insideFirst = false;
            insideOther = session;
        }
    }

    /** Notes that the thread is inside no call any more; for the thread itself. */
    public void leave() {
        insideFirst = false;
        insideOther = null;
    }

    /** {@return the session of that source which the thread has open, or null; for the thread itself} */
    public Session openSessionOf(Source source) {
        for (Session session = head; session != null; session = session.next) {
            if (session.source() == source && session.isOpen()) {
                return session;
            }
        }
        return null;
    }

    /** {@return the pool that the thread waits for now, or null; a guess where another thread asks} */
    public Source waitsFor() {
        Source asked = lender;
        return borrowDepth > 0 && asked != null && asked.pool() != null ? asked : null;
    }

    /** {@return whether that borrow has not been said to wait too long before; two threads may find out at once} */
    synchronized boolean beginSaying(int borrow) {
        boolean first = saidBorrow != borrow;
        saidBorrow = borrow;
        return first;
    }

    /** {@return how many sessions of that source the thread has open} */
    public int depth(Source source) {
        int depth = 0;
        for (Session session = head; session != null; session = session.next) {
            if (session.source() == source && session.isOpen()) {
                depth++;
            }
        }
        return depth;
    }

    /** Notes that the thread has started or ended its work for a branch of a global transaction; for the thread itself. */
    public void branch(boolean started) {
        // An end whose start another thread has made is none of ours.
        branches = Math.max(0, branches + (started ? 1 : -1));
    }

    /** Adds a session that the thread has just opened; for the thread itself. */
    public void add(Session session) {
        if (head != null) {
            pruneNowAndThen();
            session.next = head;
        }
        replaceHead(session);
    }

    /** Takes a session out that has just ended; for the thread itself. */
    public void ended(Session session) {
        if (head == session) {
            replaceHead(session.next); // mostly: it was the only one, or the innermost
        } else {
            pruneNowAndThen();
        }
    }

    /** Going through all of a long list each time would cost more the longer it is. */
    private void pruneNowAndThen() {
        if (++changes > changesUntilPrune) {
            changes = 0;
            changesUntilPrune = prune();
        }
    }

    /** Takes a session out that goes to another thread; for the thread itself. */
    public void remove(Session session) {
        prune();
        if (session == head) {
            replaceHead(session.next);
            return;
        }
        for (Session kept = head; kept != null; kept = kept.next) {
            if (kept.next == session) {
                kept.next = session.next;
                return;
            }
        }
    }

    private void replaceHead(Session session) {
        if (insideFirst) {
            insideOther = head;
            insideFirst = false;
        }
        HEAD.setRelease(this, session);
    }

    /**
     * Drops what has ended; for the thread itself, or for the watch thread once the owner is dead.
     *
     * @return how many are left
     */
    public int prune() {
        Session first = head;
        while (first != null && first.hasEnded()) {
            first = first.next;
        }
        if (first != head) {
            replaceHead(first);
        }
        if (first == null) {
            return 0;
        }
        int left = 1;
        for (Session kept = first, next = kept.next; next != null; next = next.next) {
            if (!next.hasEnded()) {
                kept = next;
                left++;
            } else {
                kept.next = next.next;
            }
        }
        return left;
    }

    /** Shows every session that has not ended to a reader; for any thread. */
    public void forEachOpen(Consumer<Session> reader) {
        for (Session session = (Session) HEAD.getAcquire(this); session != null; session = session.next) {
            if (!session.hasEnded()) {
                reader.accept(session);
            }
        }
    }

    /** {@return whether the list is empty; after {@link #prune}, whether nothing is open} */
    public boolean isEmpty() {
        return HEAD.getAcquire(this) == null;
    }
}

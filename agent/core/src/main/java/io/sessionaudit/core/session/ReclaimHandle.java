package io.sessionaudit.core.session;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The way back to the connection of one session, should it be lost, and what speaks against going it. Made only where
 * {@code reclaim} asks for it; never keeps the connection reachable.
 *
 * <p>Notes are made by the threads that use the session, and read by the watch thread; a race may show an older value, and what
 * is noted is never taken back.
 */
public final class ReclaimHandle {
    private static final int FIRST_CLEARING = 32;

    private volatile WeakReference<Object> connection;

    /** What the session has made that does not keep its connection reachable; null where there is no such thing. */
    private final List<WeakReference<Object>> products;

    private int nextClearing = FIRST_CLEARING;
    private volatile Reference<Object> last;
    private boolean seenUnreachable;
    private boolean orphanSettled;
    private volatile boolean usedByOthers;
    private volatile boolean escaped;
    private volatile boolean unseenRows;

    /**
     * What is to be noted of a session that has just begun.
     *
     * @param resultsOutliveConnection whether statements and results may be in use when nobody can reach their connection
     */
    public ReclaimHandle(boolean resultsOutliveConnection) {
        this.products = resultsOutliveConnection ? new ArrayList<>() : null;
    }

    /** Notes that the application was given something that leads past the connection: the physical one, or meta data. */
    public void escaped() {
        escaped = true;
    }

    /** Notes that the application reads a result without being seen. */
    public void readsUnseen() {
        unseenRows = true;
    }

    /** Notes a statement or a result of the session, where these matter. */
    public void made(Object product) {
        if (products == null) {
            return;
        }
        synchronized (products) {
            if (products.size() >= nextClearing) {
                products.removeIf(made -> made.refersTo(null));
                nextClearing = Math.max(FIRST_CLEARING, 2 * products.size());
            }
            products.add(new WeakReference<>(product));
        }
    }

    /** {@return whether somebody may still use a statement or a result of the session} */
    public boolean hasProducts() {
        if (products == null) {
            return false;
        }
        synchronized (products) {
            return products.stream().anyMatch(made -> !made.refersTo(null));
        }
    }

    /** Notes that a thread other than the owner has used the session. */
    void usedByOther() {
        usedByOthers = true;
    }

    /** Forgets the way: the session has ended, or is not to be given back. */
    public void cut() {
        last = null;
    }

    public boolean hasEscaped() {
        return escaped;
    }

    public boolean hasUnseenRows() {
        return unseenRows;
    }

    public boolean isUsedByOthers() {
        return usedByOthers;
    }

    /** {@return the connection while somebody can reach it, else null} */
    public Object connection() {
        WeakReference<Object> known = connection;
        return known == null ? null : known.get();
    }

    public Reference<Object> last() {
        return last;
    }

    /** {@return whether the connection is seen unreachable for the first time, so that it is to be followed once more} */
    public boolean beginProof() {
        boolean first = !seenUnreachable;
        seenUnreachable = true;
        return first;
    }

    /**
     * Makes the way.
     *
     * @param reference gives the connection when nobody can reach it any more
     */
    void lead(Object target, Reference<Object> reference) {
        if (connection == null) {
            connection = new WeakReference<>(target);
        }
        last = reference;
    }

    /** {@return whether the caller is the first to decide about the session as an orphan} */
    public boolean beginOrphan() {
        boolean first = !orphanSettled;
        orphanSettled = true;
        return first;
    }
}

package io.sessionaudit.core.session;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The references by which {@code reclaim} gets the connection of a lost session, and the reasons against closing it.
 * Created only if {@code reclaim} is on; never keeps the connection reachable.
 *
 * <p>Written by the threads that use the session and read by the watch thread, which may see older values. A recorded
 * reason is never removed.
 */
public final class ReclaimHandle {
    private static final int FIRST_PURGE = 32;

    private volatile WeakReference<Object> connection;

    /** Statements and results that do not keep the connection reachable; null if the pool has none such. */
    private final List<WeakReference<Object>> products;

    private int nextPurge = FIRST_PURGE;
    private volatile Reference<Object> lastReference;
    private boolean seenUnreachable;
    private boolean orphanDecided;
    private volatile boolean usedByOthers;
    private volatile boolean escaped;
    private volatile boolean unseenRows;

    /**
     * A handle for a new session.
     *
     * @param resultsOutliveConnection see {@link PoolTraits#resultsOutliveConnection}
     */
    public ReclaimHandle(boolean resultsOutliveConnection) {
        this.products = resultsOutliveConnection ? new ArrayList<>() : null;
    }

    /** Records that the application received an object behind the connection: the physical one, or its metadata. */
    public void recordEscape() {
        escaped = true;
    }

    /** Records that the application reads a result whose calls are not observed. */
    public void recordUnseenRows() {
        unseenRows = true;
    }

    /** Records a statement or a result, if these may still be used after the connection is unreachable. */
    public void recordProduct(Object product) {
        if (products == null) {
            return;
        }
        synchronized (products) {
            if (products.size() >= nextPurge) {
                products.removeIf(made -> made.refersTo(null));
                nextPurge = Math.max(FIRST_PURGE, 2 * products.size());
            }
            products.add(new WeakReference<>(product));
        }
    }

    /** {@return whether a statement or a result of the session is still reachable} */
    public boolean hasProducts() {
        if (products == null) {
            return false;
        }
        synchronized (products) {
            return products.stream().anyMatch(made -> !made.refersTo(null));
        }
    }

    /** Records that a thread other than the opener has used the session. */
    void recordUseByOther() {
        usedByOthers = true;
    }

    /** Clears the reference: the session has ended, or is not to be reclaimed. */
    public void clear() {
        lastReference = null;
    }

    /** {@return whether the application received an object behind the connection} */
    public boolean hasEscaped() {
        return escaped;
    }

    /** {@return whether the application reads a result whose calls are not observed} */
    public boolean hasUnseenRows() {
        return unseenRows;
    }

    /** {@return whether a thread other than the opener has used the session} */
    public boolean isUsedByOthers() {
        return usedByOthers;
    }

    /** {@return the connection while it is reachable, else null} */
    public Object connection() {
        WeakReference<Object> known = connection;
        return known == null ? null : known.get();
    }

    /** {@return the reference that returns the connection when only finalizers can reach it, or null} */
    public Reference<Object> lastReference() {
        return lastReference;
    }

    /** {@return whether the caller is the first to find the connection unreachable; a second time proves it} */
    public boolean beginProof() {
        boolean first = !seenUnreachable;
        seenUnreachable = true;
        return first;
    }

    /**
     * Sets the references to the connection.
     *
     * @param reference returns the connection when only finalizers can reach it
     */
    void setReferences(Object target, Reference<Object> reference) {
        if (connection == null) {
            connection = new WeakReference<>(target);
        }
        lastReference = reference;
    }

    /** {@return whether the caller is the first to decide about the session as an orphan} */
    public boolean beginOrphan() {
        boolean first = !orphanDecided;
        orphanDecided = true;
        return first;
    }
}

package io.sessionaudit.core.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.sessionaudit.core.jdbc.ConnectionState;

/**
 * What is noted of a session beyond its times and its use: of most there is nothing, and then they take no room. Threads as with
 * {@link Session}, whose part this is.
 */
class SessionNotes {
    private static final VarHandle DETAILS;

    static {
        try {
            DETAILS = MethodHandles.lookup().findVarHandle(SessionNotes.class, "details", SessionDetails.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // set through DETAILS
    private volatile SessionDetails details;

    /** Found in autocommit mode: most such sessions need no transaction. */
    private boolean autoCommits;

    /** {@return whether details exist: a transaction, a use by another thread, or a finding about the session} */
    public final boolean hasDetails() {
        return details != null;
    }

    /** Notes that a finding speaks of it: what it knows is needed until that is written. */
    public final void retainDetails() {
        details();
    }

    /** {@return what is known of its transaction; for the threads that use the session} */
    public final Transaction transaction() {
        SessionDetails known = details();
        if (known.transaction == null) {
            Transaction begun = new Transaction();
            if (autoCommits) {
                begun.autoCommitFound(true);
            }
            known.transaction = begun;
        }
        return known.transaction;
    }

    /** {@return what is known of its transaction, or null when no statement and no transaction was seen} */
    public final Transaction transactionIfAny() {
        SessionDetails known = details;
        return known == null ? null : known.transaction;
    }

    /** {@return what the scope API has told, to be written; for the threads that use the session} */
    public final ScopeTrace scope() {
        SessionDetails known = details();
        if (known.scope == null) {
            known.scope = new ScopeTrace();
        }
        return known.scope;
    }

    /** {@return what the scope API has told, or null when it has told nothing of note} */
    public final ScopeTrace scopeIfAny() {
        SessionDetails known = details;
        return known == null ? null : known.scope;
    }

    /** {@return whether one thread has handed it over by the scope API, and no other has taken it yet: no thread has it} */
    public final boolean isInTransit() {
        ScopeTrace known = scopeIfAny();
        return known != null && known.isInTransit();
    }

    /** {@return the class that opened it, where the stack was walked, or null} */
    public final String opener() {
        SessionDetails known = details;
        return known == null ? null : known.opener;
    }

    /** Notes the class that opened it. */
    public final void setOpener(String className) {
        if (className != null) {
            details().opener = className;
        }
    }

    /** {@return whether nobody was asked when it was lent, so that what its calls borrow is behind it} */
    public final boolean fetchesLater() {
        SessionDetails known = details;
        return known != null && known.fetchesLater;
    }

    /** Notes whether nobody was asked when it was lent. */
    public final void setFetchesLater(boolean later) {
        if (later) {
            details().fetchesLater = true;
        }
    }

    /** Notes that the application has set a state of its connection. */
    public final void recordState(ConnectionState state, String value) {
        SessionDetails known = details();
        if (known.changedStates == null) {
            known.changedStates = new EnumMap<>(ConnectionState.class);
        }
        known.changedStates.put(state, value);
    }

    /** {@return the states that the application has set, and to what; empty for most} */
    public final Map<ConnectionState, String> changedStates() {
        SessionDetails known = details;
        return known == null || known.changedStates == null ? Map.of() : known.changedStates;
    }

    /** Leaves a decision to the next use of this session. */
    public final void defer(DeferredSecondSession decision) {
        SessionDetails known = details();
        synchronized (known) {
            List<DeferredSecondSession> waiting = new ArrayList<>(known.deferred == null ? List.of() : known.deferred);
            waiting.add(decision);
            known.deferred = waiting;
        }
    }

    /** {@return the decisions that wait for a use of this session, which from here on wait no more; empty for most} */
    public final List<DeferredSecondSession> takeDeferred() {
        SessionDetails known = details;
        if (known == null || known.deferred == null) {
            return List.of();
        }
        synchronized (known) {
            List<DeferredSecondSession> waiting = known.deferred;
            known.deferred = null;
            return waiting == null ? List.of() : waiting;
        }
    }

    /** Notes the branch of a global transaction in which the session is about to be closed. */
    public final void setClosedIn(Branch branch) {
        details().closedIn = branch;
    }

    /** {@return the branch of a global transaction in which the session is closed, or null} */
    public final Branch closedIn() {
        SessionDetails known = details;
        return known == null ? null : known.closedIn;
    }

    /**
     * Notes the connection that the pool has lent, in a global transaction, where another session may be on the same one.
     *
     * @param slot what stands for the loan; held weakly; null if it is not known
     */
    public final void setLoan(Object slot) {
        if (slot != null) {
            details().loan = new WeakReference<>(slot);
        }
    }

    /** {@return whether both are known to be on one connection that the pool has lent once} */
    public final boolean isSameLoanAs(SessionNotes other) {
        SessionDetails known = details;
        SessionDetails others = other.details;
        if (known == null || others == null || known.loan == null || others.loan == null) {
            return false;
        }
        Object slot = known.loan.get();
        return slot != null && others.loan.refersTo(slot);
    }

    /** {@return what is known of the session's way from thread to thread; null while only the owner has used it} */
    public final ThreadHandover handover() {
        SessionDetails known = details;
        return known == null ? null : known.handover;
    }

    /** Notes that a thread other than the owner uses the session for the first time. */
    public final void setHandover(ThreadHandover begun) {
        details().handover = begun;
    }

    /** {@return what the thread had in its diagnostic context when it opened the session; empty for nothing} */
    public final Map<String, String> mdc() {
        SessionDetails known = details;
        return known == null || known.mdc == null ? Map.of() : known.mdc;
    }

    /** Notes what the thread has in its diagnostic context. */
    public final void setMdc(Map<String, String> values) {
        if (!values.isEmpty()) {
            details().mdc = values;
        }
    }

    /** {@return who uses it at once, or null where it is not shared} */
    public final ShareCount shareCount() {
        SessionDetails known = details;
        return known == null ? null : known.sharedUse;
    }

    /** Notes that the session may be shared. */
    public final void setShareCount(ShareCount begun) {
        details().sharedUse = begun;
    }

    /** {@return the way back to the connection, where {@code reclaim} asked for one when it was lent; else null} */
    public final ReclaimHandle reclaimHandle() {
        SessionDetails known = details;
        return known == null ? null : known.trail;
    }

    /** Notes the way back to the connection; null for none. */
    public final void setReclaimHandle(ReclaimHandle wayBack) {
        if (wayBack != null) {
            details().trail = wayBack;
        }
    }

    /** The session ends, so nobody has to find its connection: it is left to the garbage collector at once. */
    public final void dropReclaimHandle() {
        ReclaimHandle known = reclaimHandle();
        if (known != null) {
            known.cut();
        }
    }

    /** {@return what happened to the session after its close; for the threads that came too late} */
    public final PostCloseState postCloseState() {
        SessionDetails known = details();
        if (known.aftermath == null) {
            known.aftermath = new PostCloseState();
        }
        return known.aftermath;
    }

    /** {@return whether its pool itself has closed it, or has taken its connection back} */
    public final boolean isClosedByPool() {
        SessionDetails known = details;
        return known != null && known.aftermath != null && known.aftermath.isClosedByPool();
    }

    /** {@return whether the caller is the first that says that the session was open when its pool was closed} */
    public final boolean beginPoolClose() {
        PostCloseState after = postCloseState();
        synchronized (after) {
            return after.beginPoolClose();
        }
    }

    /**
     * {@return what the monitor of sessions keeps about the session; for background threads only}
     *
     * @param first makes it if there is nothing yet
     */
    public final Object attachment(Supplier<?> first) {
        SessionDetails known = details();
        if (known.attachment == null) {
            synchronized (known) {
                if (known.attachment == null) {
                    known.attachment = first.get();
                }
            }
        }
        return known.attachment;
    }

    /** {@return what the monitor of sessions keeps about the session, or null; for background threads only} */
    public final Object attachment() {
        SessionDetails known = details;
        return known == null ? null : known.attachment;
    }

    /** {@return whether the mode that the connection was in is still to be found out} */
    public final boolean needsAutoCommit() {
        Transaction known = transactionIfAny();
        return known == null ? !autoCommits : known.autoCommit() == Transaction.AutoCommit.UNKNOWN;
    }

    /** Notes the mode that the connection was found in. */
    public final void autoCommitFound(boolean on) {
        if (on && transactionIfAny() == null) {
            autoCommits = true;
        } else {
            transaction().autoCommitFound(on);
        }
    }

    /** {@return whether each statement is a transaction of its own, as far as is known; costs no transaction object} */
    public final boolean autoCommits() {
        return autoCommits && transactionIfAny() == null;
    }

    /** {@return the notes, or null where there are none} */
    final SessionDetails detailsIfAny() {
        return details;
    }

    /** Several threads may come here at once, as when the watch thread looks while the session is used for the first time. */
    final SessionDetails details() {
        SessionDetails known = details;
        if (known == null) {
            DETAILS.compareAndSet(this, null, new SessionDetails());
            known = details;
        }
        return known;
    }
}

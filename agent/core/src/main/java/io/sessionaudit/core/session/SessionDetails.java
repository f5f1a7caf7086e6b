package io.sessionaudit.core.session;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.sessionaudit.core.jdbc.ConnectionState;

/**
 * The data of a {@link Session} that most sessions do not have. Created by {@link Session#mutableDetails} when the
 * first of it is written; {@link Session#details} returns {@link #NONE} before that.
 *
 * <p>Unless stated otherwise, fields are written by the threads that use the session, without synchronization, and may
 * be read by background threads.
 */
public final class SessionDetails {
    /** Shared by all sessions without details. Immutable: its mutators throw. */
    static final SessionDetails NONE = new SessionDetails();

    private String opener;
    private boolean fetchesLater;
    private volatile List<AuditEvent> heldBack;
    private Transaction transaction;
    private ScopeTrace scope;
    private volatile Object attachment;

    /** Keeps the reference reachable while the session is open; an unreachable reference is never enqueued. */
    private ConnectionPhantom phantom;

    /** The thread that used the session last; null until a thread other than the opener has used it. */
    private Owner user;

    private String userName;
    private volatile List<DeferredSecondSession> deferred;
    private WeakReference<Object> loan;
    private Branch closedIn;
    private Map<ConnectionState, String> changedStates;
    private ThreadHandover handover;
    private PostCloseState postCloseState;
    private ShareCount shareCount;
    private Map<String, String> mdc;
    private TraceContext trace;
    private ReclaimHandle reclaimHandle;

    SessionDetails() {}

    private void checkMutable() {
        if (this == NONE) {
            throw new IllegalStateException("details are written through Session.mutableDetails()");
        }
    }

    /** {@return the class that opened the session, if the stack was walked; else null} */
    public String openerClass() {
        return opener;
    }

    /** Sets the class that opened the session; null is ignored. */
    public void setOpenerClass(String className) {
        checkMutable();
        if (className != null) {
            opener = className;
        }
    }

    /**
     * {@return whether no lender was called when the session was opened, so that its first use may fetch a connection}
     */
    public boolean fetchesLater() {
        return fetchesLater;
    }

    /** Records that no lender was called when the session was opened. */
    public void setFetchesLater() {
        checkMutable();
        fetchesLater = true;
    }

    /** Keeps an event until {@link #takeHeldBack}. Thread-safe. */
    synchronized void holdBack(AuditEvent event) {
        checkMutable();
        if (heldBack == null) {
            heldBack = new ArrayList<>(2);
        }
        heldBack.add(event);
    }

    /** Removes the events that were held back; {@return them} Thread-safe. */
    List<AuditEvent> takeHeldBack() {
        if (heldBack == null) {
            return List.of();
        }
        synchronized (this) {
            List<AuditEvent> taken = heldBack;
            heldBack = null;
            return taken == null ? List.of() : taken;
        }
    }

    /** {@return the transaction, or null if none was observed yet} */
    Transaction transactionIfAny() {
        return transaction;
    }

    /** {@return the transaction; created if there is none, in autocommit mode or in an unknown mode} */
    Transaction transaction(boolean autoCommit) {
        checkMutable();
        if (transaction == null) {
            Transaction begun = new Transaction();
            if (autoCommit) {
                begun.autoCommitFound(true);
            }
            transaction = begun;
        }
        return transaction;
    }

    /** {@return what the scope API reported, or null if it reported nothing} */
    ScopeTrace scopeIfAny() {
        return scope;
    }

    /** {@return what the scope API reported; created if there is nothing yet} */
    ScopeTrace scope() {
        checkMutable();
        if (scope == null) {
            scope = new ScopeTrace();
        }
        return scope;
    }

    /** {@return the data that the session monitor attached to the session, or null; for any thread} */
    public Object attachment() {
        return attachment;
    }

    /**
     * {@return the data that the session monitor attached to the session; for any thread}
     *
     * @param factory creates it if there is none yet
     */
    public Object attachment(Supplier<?> factory) {
        checkMutable();
        if (attachment == null) {
            synchronized (this) {
                if (attachment == null) {
                    attachment = factory.get();
                }
            }
        }
        return attachment;
    }

    ConnectionPhantom phantom() {
        return phantom;
    }

    void setPhantom(ConnectionPhantom reference) {
        checkMutable();
        phantom = reference;
    }

    Owner user() {
        return user;
    }

    String userName() {
        return userName;
    }

    void setUser(Owner thread) {
        checkMutable();
        userName = thread.name();
        user = thread;
    }

    boolean hasDeferred() {
        return deferred != null;
    }

    /** Adds a decision that the next use of the session makes. Thread-safe. */
    public synchronized void defer(DeferredSecondSession decision) {
        checkMutable();
        List<DeferredSecondSession> waiting = new ArrayList<>(deferred == null ? List.of() : deferred);
        waiting.add(decision);
        deferred = waiting;
    }

    /** Removes the decisions that wait for a use of the session; {@return them} Thread-safe. */
    public List<DeferredSecondSession> takeDeferred() {
        if (deferred == null) {
            return List.of();
        }
        synchronized (this) {
            List<DeferredSecondSession> waiting = deferred;
            deferred = null;
            return waiting == null ? List.of() : waiting;
        }
    }

    void setLoan(Object slot) {
        checkMutable();
        loan = new WeakReference<>(slot);
    }

    /** {@return whether it is known what identifies the loan} */
    public boolean hasLoan() {
        return loan != null;
    }

    /** {@return whether both sessions are known to be one loan} */
    public boolean isSameLoanAs(SessionDetails other) {
        if (loan == null || other.loan == null) {
            return false;
        }
        Object slot = loan.get();
        return slot != null && other.loan.refersTo(slot);
    }

    /** {@return the branch of a global transaction in which the session is closed, or null} */
    public Branch closedIn() {
        return closedIn;
    }

    /** Sets the branch of a global transaction in which the session is about to be closed. */
    public void setClosedIn(Branch branch) {
        checkMutable();
        closedIn = branch;
    }

    /** {@return the properties that the application set, with their last values} */
    public Map<ConnectionState, String> changedStates() {
        return changedStates == null ? Map.of() : changedStates;
    }

    /** Records that the application set a property of the connection. */
    public void recordState(ConnectionState state, String value) {
        checkMutable();
        if (changedStates == null) {
            changedStates = new EnumMap<>(ConnectionState.class);
        }
        changedStates.put(state, value);
    }

    /** {@return the use by other threads; null if there was none, or if {@code confinement=off}} */
    public ThreadHandover handover() {
        return handover;
    }

    /** Sets the first use by a thread other than the opener. */
    public void setHandover(ThreadHandover begun) {
        checkMutable();
        handover = begun;
    }

    /** {@return the state after the close; created if there is none} */
    PostCloseState postCloseState() {
        checkMutable();
        if (postCloseState == null) {
            postCloseState = new PostCloseState();
        }
        return postCloseState;
    }

    /** {@return whether the pool itself closed the session, or removed its connection} */
    public boolean isClosedByPool() {
        return postCloseState != null && postCloseState.isClosedByPool();
    }

    /** {@return whether the caller is the first to report that the session was open when its pool was closed} */
    public boolean beginPoolClose() {
        PostCloseState state = postCloseState();
        synchronized (state) {
            return state.beginPoolClose();
        }
    }

    /** {@return the count of users, or null if the session is not shared} */
    public ShareCount shareCount() {
        return shareCount;
    }

    /** Allows the session to be shared. */
    public void setShareCount(ShareCount begun) {
        checkMutable();
        shareCount = begun;
    }

    /** {@return the opener's diagnostic context (MDC) when it opened the session} */
    public Map<String, String> mdc() {
        return mdc == null ? Map.of() : mdc;
    }

    void setMdc(Map<String, String> values) {
        checkMutable();
        mdc = values;
    }

    /** {@return the span that was active when the session was opened, or null} */
    public TraceContext trace() {
        return trace;
    }

    void setTrace(TraceContext active) {
        checkMutable();
        trace = active;
    }

    /** {@return the handle, or null if {@code reclaim} was off when the session was opened} */
    public ReclaimHandle reclaimHandle() {
        return reclaimHandle;
    }

    void setReclaimHandle(ReclaimHandle handle) {
        checkMutable();
        reclaimHandle = handle;
    }
}

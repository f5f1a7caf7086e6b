package io.sessionaudit.core.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.ReferenceQueue;
import java.util.Map;
import java.util.function.Consumer;

import io.sessionaudit.core.log.SessionEnd;

/**
 * One session: from the moment the application receives a connection to the first close or abort of that object.
 *
 * <p>It holds the connection until it ends, or until the watch thread scans it for the first time: from then on only a
 * {@link ConnectionPhantom} refers to the connection, so that its garbage collection is detected. Most sessions end
 * within that second, and need no reference object, which the garbage collector would have to process.
 *
 * <p>There is one object per borrow, so it is small: 72 bytes with compressed references. {@link SessionDetails}
 * contains what most sessions never need.
 *
 * <p>Thread-safety: exactly one thread wins {@link #beginClose} or {@link #end}. The counters are written without
 * synchronization by the threads that use the session; a race between two of them may lose a count.
 *
 * <p>Names: {@link #opener} is the thread that opened the session, {@link #owner} the one that used it last, and
 * {@link #openerClass} the class that opened it.
 */
public final class Session implements AuditEvent {
    /** Several times as long as the part that is logged, since literals and comments are removed from it. */
    static final int MAX_SQL = 16_384;

    private static final SessionEnd[] ENDS = SessionEnd.values();
    private static final byte OPEN = (byte) SessionEnd.OPEN.ordinal();
    private static final byte CLOSING = (byte) SessionEnd.CLOSING.ordinal();
    private static final byte IN_CALL = 1;
    private static final byte USED = 2;
    private static final VarHandle STATE;
    private static final VarHandle OPENING_STACK;
    private static final VarHandle DETAILS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Session.class, "state", byte.class);
            OPENING_STACK = lookup.findVarHandle(Session.class, "openingStack", Throwable.class);
            DETAILS = lookup.findVarHandle(Session.class, "details", SessionDetails.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private SessionOrigin origin;

    /** What the application received, until {@link #release}. */
    private Object connection;

    /** Null until the first write, so that the constructor does not write it. */
    @SuppressWarnings("unused") // set through DETAILS
    private volatile SessionDetails details;

    private final long openedNanos;
    private long closedNanos;
    private long number;

    private volatile Throwable openingStack;
    private String lastSql;
    private int calls;
    private int statements;

    /** Unsigned, plus one; 0 if there is none. The ids of all known databases fit. */
    private int serverId;

    /** The ordinal of a {@link SessionEnd}; OPEN is the first, so that the constructor does not write it. */
    private volatile byte state;

    /** Two bits: {@link #IN_CALL}, and {@link #USED} after a call that is a use. */
    private byte use;

    private boolean written;

    /** The connection was in autocommit mode at borrow: most such sessions need no {@link Transaction} object. */
    private boolean autoCommits;

    /**
     * A session that has just begun.
     *
     * @param connection what the application receives
     * @param origin the thread and the source
     * @param openingStack the unread stack of the opening; null if it was not captured
     */
    public Session(Object connection, SessionOrigin origin, long openedNanos, Throwable openingStack) {
        this.connection = connection;
        this.origin = origin;
        this.openedNanos = openedNanos;
        if (openingStack != null) {
            // Plain write: the session is not published yet, and a volatile write costs a fence.
            OPENING_STACK.set(this, openingStack);
        }
    }

    /** {@return the thread that opened the session} */
    public Owner opener() {
        return origin.owner();
    }

    /** Moves the session to another thread by the scope API's hand-over; for that thread. */
    public void adopt(SessionOrigin adopter) {
        origin = adopter;
    }

    /** {@return the source that lent the connection} */
    public Source source() {
        return origin.source();
    }

    /** {@return the name that {@link #opener} had when it opened the session} */
    public String threadName() {
        return origin.threadName();
    }

    /** {@return what the application received; null after {@link #release} and after the end} */
    public Object connection() {
        return connection;
    }

    /** {@return when it was opened, by the agent's clock} */
    public long openedNanos() {
        return openedNanos;
    }

    /** {@return when it ended, by the agent's clock; meaningless while it is open} */
    public long closedNanos() {
        return closedNanos;
    }

    /** {@return the unread stack of the opening, or null} */
    public Throwable openingStack() {
        return openingStack;
    }

    /** Drops the unread stack because too many are queued; for the thread that has ended the session. */
    public void forgetOpeningStack() {
        OPENING_STACK.set(this, null);
    }

    /** Replaces the stack by an equal one, so that all sessions of a site share one object. */
    public void shareOpeningStack(Throwable ofSite) {
        openingStack = ofSite;
    }

    /** {@return the server id, or -1 if there is none} */
    public long serverId() {
        return Integer.toUnsignedLong(serverId) - 1;
    }

    /** Sets the server id; -1 and ids of more than 32 bits mean that there is none. */
    public void setServerId(long id) {
        serverId = id + 1 >>> Integer.SIZE == 0 ? (int) (id + 1) : 0;
    }

    /**
     * {@return whether this certainly is a session} A connection that an unknown class opened at a source that is no
     * known pool may be the physical connection of an unknown pool. It is a session once that class was observed to use
     * and close one.
     */
    public boolean isCertain() {
        String opener = openerClass();
        return (opener == null || source().openers().isTrusted(opener)) && !isTentative();
    }

    /**
     * {@return whether a known pool may still turn out to lend this session's connection at its first use} If so, no
     * connection was borrowed by this session itself, and none at all if it ends in this state.
     */
    public boolean isTentative() {
        return fetchesLater() && source().lending() != Source.Lending.LENDS;
    }

    /** Logs a finding about this session, or holds it back until {@link #isCertain}. */
    public void raise(AuditEvent finding, Consumer<AuditEvent> sink) {
        if (isCertain()) {
            sink.accept(finding);
        } else {
            mutableDetails().holdBack(finding);
        }
    }

    /**
     * Logs the findings that were held back, when the session has ended normally. Does nothing if it may be the
     * physical connection of an unknown pool, or if no connection was lent.
     */
    public void raiseHeldBack(Consumer<AuditEvent> sink) {
        SessionDetails known = details;
        if (known == null
                || isTentative()
                || openerClass() != null && source().openers().isSharing(openerClass())) {
            return;
        }
        known.takeHeldBack().forEach(sink); // holds no lock: the sink may block
    }

    /** {@return open, being closed, or how it ended} */
    public SessionEnd state() {
        return ENDS[state];
    }

    /** {@return whether it is neither closed nor being closed} */
    public boolean isOpen() {
        return state == OPEN;
    }

    /** {@return whether it has ended; not while its close is in progress} */
    public boolean hasEnded() {
        byte current = state;
        return current != OPEN && current != CLOSING;
    }

    /** Records the begin of a call that uses the session. */
    public void beginCall() {
        use = USED | IN_CALL;
    }

    /** {@return whether a call has used the session; queries do not count} */
    public boolean isUsed() {
        return (use & USED) != 0;
    }

    /** Records that the current call is no use: it inspects the session, possibly before a hand-over. */
    public void recordInspection() {
        use &= IN_CALL;
    }

    /**
     * Records the begin of a query, such as {@code isValid}: any thread may make it, so it does not change the owner.
     */
    public void beginQuery() {
        use |= IN_CALL;
    }

    /** Records the end of a call. */
    public void endCall() {
        use &= USED;
        calls++;
    }

    /** {@return whether a thread is inside a call on the session} */
    public boolean isInCall() {
        return (use & IN_CALL) != 0;
    }

    /** {@return the number of calls that have ended, and rows that were read} */
    public int calls() {
        return calls;
    }

    /** Records that a row of a result was read: the session is in use. */
    public void recordRow() {
        calls++;
    }

    /** {@return the session's owner in the thread rule: the thread that used it last, or its opener before any use} */
    public Owner owner() {
        SessionDetails known = details;
        return known == null || known.user() == null ? opener() : known.user();
    }

    /** {@return the name that {@link #owner} had when it first used the session} */
    public String ownerName() {
        SessionDetails known = details;
        return known == null || known.user() == null || known.user() == opener() ? threadName() : known.userName();
    }

    /**
     * {@return whether the thread has certainly used the session after all others} False for an opener that has not
     * used it: it may have handed the session over to a thread that has not used it yet.
     */
    public boolean isUsedBy(Owner thread) {
        boolean isUsed = isUsed();
        VarHandle.acquireFence(); // read the use first: another thread becomes the user before its use is recorded
        SessionDetails known = details;
        return thread == owner() && (isUsed || known != null && known.user() != null);
    }

    /**
     * {@return whether a use by the thread changes nothing: it is the user already, and no decision waits for a use}
     */
    public boolean isOrdinaryUseBy(Owner thread) {
        SessionDetails known = details;
        return known == null
                ? thread == opener()
                : !known.hasDeferred() && thread == (known.user() == null ? opener() : known.user());
    }

    /** Sets the thread that uses the session from now on. */
    public void setOwner(Owner thread) {
        if (thread != owner()) {
            SessionDetails known = mutableDetails();
            known.setUser(thread);
            VarHandle.releaseFence(); // pairs with isUsedBy
            if (known.reclaimHandle() != null && thread != opener()) {
                known.reclaimHandle().recordUseByOther();
            }
        }
    }

    /** Records a statement that is about to be executed; the SQL text may be null. Only its beginning is kept. */
    public void recordStatement(String sql) {
        statements++;
        if (sql != null) {
            // The copy is small compared with the execution of such a statement.
            lastSql = sql.length() <= MAX_SQL ? sql : sql.substring(0, MAX_SQL);
        }
    }

    /** {@return how many statements were executed} */
    public int statements() {
        return statements;
    }

    /** {@return the SQL text of the last statement or its beginning, not redacted; or null} */
    public String lastSql() {
        return lastSql;
    }

    /**
     * {@return whether the caller is the first to close the session; it must call {@link #endClose} or {@link #reopen}}
     */
    public boolean beginClose() {
        return STATE.compareAndSet(this, OPEN, CLOSING);
    }

    /** Ends the session; only for the caller that won {@link #beginClose}, so no compare-and-set is necessary. */
    public void endClose(SessionEnd how, long nanoTime) {
        closedNanos = nanoTime;
        connection = null;
        STATE.setRelease(this, (byte) how.ordinal());
    }

    /** Undoes {@link #beginClose}: the close did not take place. No effect if the session was withdrawn meanwhile. */
    public void reopen() {
        STATE.compareAndSet(this, CLOSING, OPEN);
    }

    /**
     * Ends the session if it is in the given state.
     *
     * @param from the expected state
     * @return whether it was in that state; if not, another thread has ended it
     */
    public boolean end(SessionEnd from, SessionEnd how, long nanoTime) {
        if (state != from.ordinal()) {
            return false;
        }
        closedNanos = nanoTime;
        if (!STATE.compareAndSet(this, (byte) from.ordinal(), (byte) how.ordinal())) {
            return false;
        }
        connection = null;
        return true;
    }

    /**
     * Releases the connection, so that it may be garbage-collected. For background threads, one at a time.
     *
     * @param collected receives a {@link ConnectionPhantom} after the collection
     * @return the connection, or null if it was released before
     */
    Object release(ReferenceQueue<Object> collected) {
        Object held = connection;
        if (held != null) {
            mutableDetails().setPhantom(new ConnectionPhantom(held, collected, this));
            connection = null;
        }
        return held;
    }

    /** {@return its number in the log, from 1, or 0 if it has none yet; for the log thread} */
    public long number() {
        return number;
    }

    /** Sets its number in the log; for the log thread. */
    public void setNumber(long number) {
        this.number = number;
    }

    /** Records that its record is written; for the log thread. */
    public void setWritten() {
        written = true;
    }

    /** {@return whether its record is written; for the log thread} */
    public boolean isWritten() {
        return written;
    }

    /** {@return the details for reading; {@link SessionDetails#NONE} if there are none} */
    public SessionDetails details() {
        SessionDetails known = details;
        return known == null ? SessionDetails.NONE : known;
    }

    /** {@return the details for writing; created if there are none. Thread-safe} */
    public SessionDetails mutableDetails() {
        SessionDetails known = details;
        if (known == null) {
            DETAILS.compareAndSet(this, null, new SessionDetails());
            known = details;
        }
        return known;
    }

    /** {@return whether details exist: a transaction, a use by another thread, or a finding about the session} */
    public boolean hasDetails() {
        return details != null;
    }

    /** Creates the details because a finding refers to the session: its evidence must be kept until that is written. */
    public void retainDetails() {
        mutableDetails();
    }

    // From here on: details that are read by many callers. Those on the path of each call check for null themselves.

    /** {@return its transaction, created if there is none; for the threads that use the session} */
    public Transaction transaction() {
        return mutableDetails().transaction(autoCommits);
    }

    /** {@return its transaction, or null if no transaction was observed} */
    public Transaction transactionIfAny() {
        SessionDetails known = details;
        return known == null ? null : known.transactionIfAny();
    }

    /** {@return whether the connection's autocommit mode is still to be determined} */
    public boolean needsAutoCommit() {
        Transaction known = transactionIfAny();
        return known == null ? !autoCommits : known.autoCommit() == Transaction.AutoCommit.UNKNOWN;
    }

    /** Records the autocommit mode that the connection was lent in. */
    public void recordAutoCommit(boolean on) {
        if (on && transactionIfAny() == null) {
            autoCommits = true;
        } else {
            transaction().autoCommitFound(on);
        }
    }

    /** {@return whether the session is known to be in autocommit mode without having a {@link Transaction} object} */
    public boolean autoCommits() {
        return autoCommits && transactionIfAny() == null;
    }

    /** {@return what the scope API reported, for writing; for the threads that use the session} */
    public ScopeTrace scope() {
        return mutableDetails().scope();
    }

    /** {@return what the scope API reported, or null if it reported nothing} */
    public ScopeTrace scopeIfAny() {
        SessionDetails known = details;
        return known == null ? null : known.scopeIfAny();
    }

    /** {@return whether a thread has handed it over by the scope API, and no other has adopted it yet} */
    public boolean isInTransit() {
        ScopeTrace known = scopeIfAny();
        return known != null && known.isInTransit();
    }

    /** {@return the class that opened it, if the stack was walked; else null} */
    public String openerClass() {
        SessionDetails known = details;
        return known == null ? null : known.openerClass();
    }

    /** {@return whether no lender was called when it was opened, so that its first use may fetch a connection} */
    public boolean fetchesLater() {
        SessionDetails known = details;
        return known != null && known.fetchesLater();
    }

    /** {@return the count of users, or null if the session is not shared} */
    public ShareCount shareCount() {
        SessionDetails known = details;
        return known == null ? null : known.shareCount();
    }

    /** {@return the handle, or null if {@code reclaim} was off when the session was opened} */
    public ReclaimHandle reclaimHandle() {
        SessionDetails known = details;
        return known == null ? null : known.reclaimHandle();
    }

    /** Sets the handle; null is ignored, so that a session without one needs no details. */
    public void setReclaimHandle(ReclaimHandle handle) {
        if (handle != null) {
            mutableDetails().setReclaimHandle(handle);
        }
    }

    /** Clears the references of the handle: the session ends, and its connection is left to the garbage collector. */
    public void dropReclaimHandle() {
        ReclaimHandle known = reclaimHandle();
        if (known != null) {
            known.clear();
        }
    }

    /** {@return the opener's diagnostic context (MDC) when it opened the session} */
    public Map<String, String> mdc() {
        return details().mdc();
    }

    /** Sets the opener's diagnostic context; an empty one is ignored, so that it needs no details. */
    public void setMdc(Map<String, String> values) {
        if (!values.isEmpty()) {
            mutableDetails().setMdc(values);
        }
    }

    /** {@return the span that was active when the session was opened; null if there was none, or an invalid one} */
    public TraceContext trace() {
        TraceContext trace = details().trace();
        return trace == null || !trace.isValid() ? null : trace;
    }

    /** Sets the span that is active when the session is opened; null is ignored, so that it needs no details. */
    public void setTrace(TraceContext active) {
        if (active != null) {
            mutableDetails().setTrace(active);
        }
    }

    /**
     * Sets what identifies the loan within a global transaction, in which another session may have the same one.
     *
     * @param slot held weakly; null, which is ignored, if it is unknown
     */
    public void setLoan(Object slot) {
        if (slot != null) {
            mutableDetails().setLoan(slot);
        }
    }

    /** {@return the use by other threads; null if there was none, or if {@code confinement=off}} */
    public ThreadHandover handover() {
        SessionDetails known = details;
        return known == null ? null : known.handover();
    }

    /** {@return the state after the close, created if there is none} */
    public PostCloseState postCloseState() {
        return mutableDetails().postCloseState();
    }
}

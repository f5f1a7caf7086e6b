package io.sessionaudit.core.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.sessionaudit.core.log.SessionEnd;

/**
 * One session: from the moment the application receives a connection to the first close or abort of that object.
 *
 * <p>It holds the connection until it ends, or until the watch thread has seen it: from then on only a {@link ConnectionPhantom}
 * knows the connection, so that its collection is noticed. Most sessions have ended before that second is over, and never
 * cost a reference object, which the garbage collector charges for.
 *
 * <p>Small, because there is one for each borrow: 72 bytes with compressed references. What most sessions never need is among
 * the {@link SessionNotes}, for which room is made when the first of it is written.
 *
 * <p>Guarantees: exactly one thread wins {@link #beginClose} or {@link #end}. Not guaranteed: the counters are written
 * without synchronisation by the threads that use the session; a race between two of them may lose a count.
 */
public final class Session extends SessionNotes implements AuditEvent {
    private static final SessionEnd[] ENDS = SessionEnd.values();
    private static final byte OPEN = (byte) SessionEnd.OPEN.ordinal();
    private static final byte CLOSING = (byte) SessionEnd.CLOSING.ordinal();
    private static final byte IN_CALL = 1;
    private static final byte USED = 2;
    private static final VarHandle STATE;
    private static final VarHandle OPENING_STACK;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Session.class, "state", byte.class);
            OPENING_STACK = lookup.findVarHandle(Session.class, "openingStack", Throwable.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private SessionOrigin origin;

    /** What the application received, until {@link #letGo}. */
    private Object connection;

    private final long openedNanos;
    private long closedNanos;
    private long number;

    private volatile Throwable openingStack;
    private String lastSql;
    private int calls;
    private int statements;

    /** Four bytes serve every database that is known; 0 stands for none, and the rest is shifted by one. */
    private int serverId;

    /** The ordinal of a {@link SessionEnd}; the first of them is open. */
    private volatile byte state;

    /** Two bits: {@link #IN_CALL}, and {@link #USED} once a call that is no question has been made. */
    private byte use;

    private boolean entered;

    /**
     * A session that has just begun.
     *
     * @param connection what the application receives
     * @param origin who opens it, and where
     * @param openingStack the unread stack of the opening, or null where it was not captured
     */
    public Session(Object connection, SessionOrigin origin, long openedNanos, Throwable openingStack) {
        this.connection = connection;
        this.origin = origin;
        this.openedNanos = openedNanos;
        if (openingStack != null) {
            OPENING_STACK.set(
                    this, openingStack); // plain: nobody else sees the session, and a volatile write costs a fence
        }
    }

    /** {@return the thread that opened the session} */
    public Owner owner() {
        return origin.owner();
    }

    /** Goes to another thread, by the scope API's hand-over; for that thread. */
    public void adopt(SessionOrigin adopter) {
        origin = adopter;
    }

    /** {@return where the connection came from} */
    public Source source() {
        return origin.source();
    }

    /** {@return the owner's name when it opened the session} */
    public String threadName() {
        return origin.threadName();
    }

    /** {@return what the application received, or null once the watch thread has let it go} */
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

    /** Drops the unread stack, because too many wait already; for the thread that has ended the session. */
    public void forgetOpeningStack() {
        OPENING_STACK.set(this, null);
    }

    /** Takes another stack of the same site in place of its own, so that all sessions of a site share one. */
    public void shareOpeningStack(Throwable ofSite) {
        openingStack = ofSite;
    }

    /** {@return the id the database server knows it by, or -1} */
    public long serverId() {
        return Integer.toUnsignedLong(serverId) - 1;
    }

    /** Notes the id that the database server knows the session by; -1, or one of more than 32 bits, for none. */
    public void setServerId(long id) {
        serverId = id + 1 >>> Integer.SIZE == 0 ? (int) (id + 1) : 0;
    }

    /**
     * Whether this is a session for certain. One that an unknown class has opened at a source that is no known pool may turn out to
     * be the physical connection of an unknown pool; it is certain once that class has been seen to use and close one.
     */
    public boolean isCertain() {
        String opener = opener();
        return (opener == null || source().isTrustedOpener(opener)) && !isTentative();
    }

    /**
     * Whether it is not known yet if a known pool is behind its connection, as behind one that is fetched with its first use. A
     * connection that ends so was never lent.
     */
    public boolean isTentative() {
        return fetchesLater() && source().lending() != Source.Lending.LENDS;
    }

    /** Logs a finding about this session, or keeps it back until it is certain that this is one. */
    public void raise(AuditEvent finding, Consumer<AuditEvent> sink) {
        if (isCertain()) {
            sink.accept(finding);
            return;
        }
        SessionDetails known = details();
        synchronized (known) {
            if (known.heldBack == null) {
                known.heldBack = new ArrayList<>(2);
            }
            known.heldBack.add(finding);
        }
    }

    /**
     * Logs what was kept back: the session has ended as sessions do. Does nothing if it may be the physical connection of a pool that
     * is on no list, or was not lent at all.
     */
    public void raiseHeldBack(Consumer<AuditEvent> sink) {
        SessionDetails known = detailsIfAny();
        boolean doubtful = isTentative() || opener() != null && source().isSharingOpener(opener());
        if (known == null || known.heldBack == null || doubtful) {
            return;
        }
        List<AuditEvent> findings;
        synchronized (known) {
            findings = known.heldBack == null ? List.of() : known.heldBack;
            known.heldBack = null;
        }
        findings.forEach(sink); // outside: the sink may wait
    }

    /** {@return how it stands} */
    public SessionEnd state() {
        return ENDS[state];
    }

    /** {@return whether neither closed nor being closed} */
    public boolean isOpen() {
        return state == OPEN;
    }

    /** {@return whether it has ended; one whose close is under way has not} */
    public boolean hasEnded() {
        byte current = state;
        return current != OPEN && current != CLOSING;
    }

    /** Notes the begin of a call that uses the session. */
    public void beginCall() {
        use = USED | IN_CALL;
    }

    /** {@return whether a call has used the session that is no question} */
    public boolean isUsed() {
        return (use & USED) != 0;
    }

    /** Notes that the call under way only inspects the session, as a thread may do that is about to hand it over. */
    public void recordInspection() {
        use &= IN_CALL;
    }

    /** Notes the begin of a call that only asks, which any thread may do: it does not show who owns the session. */
    public void beginQuery() {
        use |= IN_CALL;
    }

    /** Notes the end of that call. */
    public void endCall() {
        use &= USED;
        calls++;
    }

    /** {@return whether a thread is inside a call that uses the session} */
    public boolean isInCall() {
        return (use & IN_CALL) != 0;
    }

    /** {@return how many calls have used the session} */
    public int calls() {
        return calls;
    }

    /** Notes that a row of a result was read: the session is in use. */
    public void recordRow() {
        calls++;
    }

    /** {@return the thread that has the session: the one that has used it last, or its opener before any use} */
    public Owner user() {
        SessionDetails known = detailsIfAny();
        return known == null || known.user == null ? owner() : known.user;
    }

    /** {@return the name of that thread when it became the user} */
    public String userName() {
        SessionDetails known = detailsIfAny();
        return known == null || known.user == null || known.user == owner() ? threadName() : known.userName;
    }

    /**
     * {@return whether that thread has certainly used the session after all others} False for an opener that has made no call on it:
     * it may have handed the session over to a thread that has not used it yet.
     */
    public boolean isUsedBy(Owner thread) {
        boolean isUsed = (use & USED) != 0;
        VarHandle.acquireFence(); // the use first: another thread becomes the user before its use is noted
        SessionDetails known = detailsIfAny();
        return thread == user() && (isUsed || known != null && known.user != null);
    }

    /** {@return whether a use by that thread changes nothing: it has the session already, and no decision waits for a use} */
    public boolean isOrdinaryUseBy(Owner thread) {
        SessionDetails known = detailsIfAny();
        return known == null
                ? thread == owner()
                : known.deferred == null && thread == (known.user == null ? owner() : known.user);
    }

    /** Notes the thread that uses the session from here on. */
    public void setUser(Owner thread) {
        if (thread != user()) {
            SessionDetails known = details();
            known.userName = thread.name();
            known.user = thread;
            VarHandle.releaseFence(); // pairs with isUsedBy
            if (known.trail != null && thread != owner()) {
                known.trail.usedByOther();
            }
        }
    }

    /** Notes a statement that is about to be executed. */
    public void statement(String sql) {
        statements++;
        if (sql != null) {
            lastSql = sql;
        }
    }

    /** {@return how many statements were executed} */
    public int statements() {
        return statements;
    }

    /** {@return the text of the last statement as the application gave it, or null} */
    public String lastSql() {
        return lastSql;
    }

    /** {@return whether the caller is the one whose close ends the session} */
    public boolean beginClose() {
        return STATE.compareAndSet(this, OPEN, CLOSING);
    }

    /** Ends the session whose close the caller has begun: nobody else can, so nobody has to be asked. */
    public void endClose(SessionEnd how, long nanoTime) {
        closedNanos = nanoTime;
        connection = null;
        STATE.setRelease(this, (byte) how.ordinal());
    }

    /** The close that the caller has begun does not take place: the session is as open as it was, unless it was taken back meanwhile. */
    public void reopen() {
        STATE.compareAndSet(this, CLOSING, OPEN);
    }

    /**
     * Ends the session.
     *
     * @param from the state that it must be in
     * @return whether it was; false means that somebody else has ended it
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
     * Lets the connection go, so that the garbage collector may have it. For background threads, one at a time.
     *
     * @param collected where its collection is announced, as a {@link ConnectionPhantom}
     * @return the connection, or null if it was let go before
     */
    Object letGo(ReferenceQueue<Object> collected) {
        Object held = connection;
        if (held != null) {
            details().proof = new ConnectionPhantom(held, collected, this);
            connection = null;
        }
        return held;
    }

    /** {@return its number in the log, from 1 upwards, or 0 if it has none yet; for the writer thread} */
    public long number() {
        return number;
    }

    /** Sets its number in the log; for the writer thread. */
    public void setNumber(long number) {
        this.number = number;
    }

    /** Notes that its line is written; for the writer thread. */
    public void entered() {
        entered = true;
    }

    /** {@return whether its line is written; for the writer thread} */
    public boolean isEntered() {
        return entered;
    }
}

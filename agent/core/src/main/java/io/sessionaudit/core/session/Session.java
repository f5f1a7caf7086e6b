package io.sessionaudit.core.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.Ledger;
import io.sessionaudit.core.log.LogEvent;

/**
 * One session: from the moment the application receives a connection to the first close or abort of that object.
 *
 * <p>It holds the connection until it ends, or until the watch thread has seen it: from then on only a {@link CollectionProof}
 * knows the connection, so that its collection is noticed. Most sessions have ended before that second is over, and never
 * cost a reference object, which the garbage collector charges for.
 *
 * <p>Small, because there is one for each borrow: 64 bytes with compressed references. What most short sessions never need is
 * in {@link SessionDetails}, made when it is first written.
 *
 * <p>Guarantees: exactly one thread wins {@link #beginClose} or {@link #end}. Not guaranteed: the counters are written
 * without synchronisation by the threads that use the session; a race between two of them may lose a count.
 */
public final class Session implements LogEvent {
    private static final SessionEnd[] ENDS = SessionEnd.values();
    private static final byte OPEN = (byte) SessionEnd.OPEN.ordinal();
    private static final byte CLOSING = (byte) SessionEnd.CLOSING.ordinal();
    private static final VarHandle STATE;
    private static final VarHandle DETAILS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Session.class, "state", byte.class);
            DETAILS = lookup.findVarHandle(Session.class, "details", SessionDetails.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    Session next;

    private Origin origin;

    /** What the application received, until {@link #letGo}. */
    private Object connection;

    private final long openedNanos;
    private long closedNanos;
    private long number;

    @SuppressWarnings("unused") // set through DETAILS
    private volatile SessionDetails details;

    /** Four bytes serve every database that is known; 0 stands for none, and the rest is shifted by one. */
    private int serverId;

    /** The ordinal of a {@link SessionEnd}; the first of them is open. */
    private volatile byte state;

    private boolean entered;

    /**
     * A session that has just begun.
     *
     * @param connection what the application receives
     * @param origin who opens it, and where
     * @param openingStack the unread stack of the opening, or null where it was not captured
     */
    public Session(Object connection, Origin origin, long openedNanos, Throwable openingStack) {
        this.connection = connection;
        this.origin = origin;
        this.openedNanos = openedNanos;
        if (openingStack != null) {
            // Plain: nobody else sees the session yet, and a volatile write costs a fence.
            DETAILS.set(this, new SessionDetails(openingStack));
        }
    }

    /** {@return whether nothing happened in it that is worth a note: no statement, no stack, no other thread} */
    public boolean isBlank() {
        return details == null;
    }

    /** {@return the thread that opened the session} */
    public Owner owner() {
        return origin.owner();
    }

    /** Goes to another thread, by the scope API's hand-over; for that thread. */
    public void adopt(Origin adopter) {
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
        SessionDetails known = details;
        return known == null ? null : known.openingStack;
    }

    /** Takes another stack of the same site in place of its own, so that all sessions of a site share one. */
    public void shareOpeningStack(Throwable ofSite) {
        details().openingStack = ofSite;
    }

    /** {@return what is known of its transaction; for the threads that use the session} */
    public Transaction transaction() {
        SessionDetails known = details();
        if (known.transaction == null) {
            Transaction begun = new Transaction();
            if (known.autoCommits) {
                begun.autoCommitFound(true);
            }
            known.transaction = begun;
        }
        return known.transaction;
    }

    /** {@return whether the mode that the connection was in is still to be found out} */
    public boolean needsAutoCommit() {
        SessionDetails known = details;
        if (known == null || known.transaction == null) {
            return known == null || !known.autoCommits;
        }
        return known.transaction.autoCommit() == Transaction.AutoCommit.UNKNOWN;
    }

    /** Notes the mode that the connection was found in. */
    public void autoCommitFound(boolean on) {
        SessionDetails known = details();
        if (on && known.transaction == null) {
            known.autoCommits = true;
        } else {
            transaction().autoCommitFound(on);
        }
    }

    /** {@return whether each statement is a transaction of its own, as far as is known; costs no transaction object} */
    public boolean autoCommits() {
        SessionDetails known = details;
        return known != null && known.transaction == null && known.autoCommits;
    }

    /** {@return what is known of its transaction, or null when no statement and no transaction was seen} */
    public Transaction transactionIfAny() {
        SessionDetails known = details;
        return known == null ? null : known.transaction;
    }

    /** {@return what the scope API has told, to be written; for the threads that use the session} */
    public ScopeTrace scope() {
        SessionDetails known = details();
        if (known.scope == null) {
            known.scope = new ScopeTrace();
        }
        return known.scope;
    }

    /** {@return what the scope API has told, or null when it has told nothing of note} */
    public ScopeTrace scopeIfAny() {
        SessionDetails known = details;
        return known == null ? null : known.scope;
    }

    /** {@return the id the database server knows it by, or -1} */
    public long serverId() {
        return Integer.toUnsignedLong(serverId) - 1;
    }

    /** Notes the id that the database server knows the session by; -1, or one of more than 32 bits, for none. */
    public void serverId(long id) {
        serverId = id + 1 >>> Integer.SIZE == 0 ? (int) (id + 1) : 0;
    }

    /** {@return the class that opened it, where the stack was walked, or null} */
    public String opener() {
        SessionDetails known = details;
        return known == null ? null : known.opener;
    }

    /** Notes the class that opened it. */
    public void opener(String className) {
        if (className != null) {
            details().opener = className;
        }
    }

    /** {@return whether nobody was asked when it was lent, so that what its calls borrow is behind it} */
    public boolean fetchesLater() {
        SessionDetails known = details;
        return known != null && known.fetchesLater;
    }

    /** Notes whether nobody was asked when it was lent. */
    public void fetchesLater(boolean later) {
        if (later) {
            details().fetchesLater = true;
        }
    }

    /** {@return whether the connection has been asked for what identifies the session} */
    public boolean isIntroduced() {
        SessionDetails known = details;
        return known == null || !known.waitsForIntroduction;
    }

    /** Notes whether the connection has been asked for what identifies the session. */
    public void introduced(boolean asked) {
        if (asked != isIntroduced()) {
            details().waitsForIntroduction = !asked;
        }
    }

    /**
     * Whether this is a session for certain. One that a class nobody knows has opened at a source that is no known pool may
     * turn out to be the physical connection of an unknown pool; it is certain once that class has been seen to use and
     * close one.
     */
    public boolean isCertain() {
        String opener = opener();
        return opener == null || source().isTrustedOpener(opener);
    }

    /** Logs a finding about this session, or keeps it back until it is certain that this is one. */
    public void raise(Finding finding, Consumer<LogEvent> sink) {
        if (isCertain()) {
            sink.accept(finding);
            return;
        }
        SessionDetails known = details();
        synchronized (known) {
            if (known.keptBack == null) {
                known.keptBack = new ArrayList<>(2);
            }
            known.keptBack.add(finding);
        }
    }

    /** Logs what was kept back: the session has ended as sessions do. */
    public void raiseKeptBack(Consumer<LogEvent> sink) {
        SessionDetails known = details;
        if (known == null || known.keptBack == null) {
            return;
        }
        List<Finding> findings;
        synchronized (known) {
            findings = known.keptBack == null ? List.of() : known.keptBack;
            known.keptBack = null;
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
    public void callBegins() {
        details().inCall = true;
    }

    /** Notes the end of that call. */
    public void callEnds() {
        SessionDetails known = details();
        known.inCall = false;
        known.calls++;
    }

    /** {@return whether a thread is inside a call that uses the session} */
    public boolean isInCall() {
        SessionDetails known = details;
        return known != null && known.inCall;
    }

    /** {@return how many calls have used the session} */
    public int calls() {
        SessionDetails known = details;
        return known == null ? 0 : known.calls;
    }

    /** Notes that the application has set a state of its connection. */
    public void stateSet(ConnectionState state, String value) {
        SessionDetails known = details();
        if (known.changedStates == null) {
            known.changedStates = new EnumMap<>(ConnectionState.class);
        }
        known.changedStates.put(state, value);
    }

    /** {@return the states that the application has set, and to what; empty for most} */
    public Map<ConnectionState, String> changedStates() {
        SessionDetails known = details;
        return known == null || known.changedStates == null ? Map.of() : known.changedStates;
    }

    /** {@return whether the caller is the first that says that the session was open when its pool was closed} */
    public boolean beginPoolClose() {
        Aftermath after = aftermath();
        synchronized (after) {
            return after.beginPoolClose();
        }
    }

    /** Notes that a row of a result was read: the session is in use. */
    public void rowRead() {
        details().calls++;
    }

    /** {@return the source whose connections are limited: the pool behind a wrapper, else the source itself} */
    public Source lender() {
        SessionDetails known = details;
        return known == null || known.lender == null ? source() : known.lender;
    }

    /** Notes the pool that was asked behind the source. */
    public void lender(Source pool) {
        if (pool != source()) {
            details().lender = pool;
        }
    }

    /** {@return the thread that has used the session last; the owner before anybody has} */
    public Owner user() {
        SessionDetails known = details;
        return known == null || known.user == null ? owner() : known.user;
    }

    /** Notes the thread that uses the session from here on. */
    public void user(Owner thread) {
        if (thread != user()) {
            SessionDetails known = details();
            known.user = thread;
            if (known.trail != null && thread != owner()) {
                known.trail.usedByOther();
            }
        }
    }

    /** {@return what is known of the session's way from thread to thread; null while only the owner has used it} */
    public Handover handover() {
        SessionDetails known = details;
        return known == null ? null : known.handover;
    }

    /** Notes that a thread other than the owner uses the session for the first time. */
    public void handover(Handover begun) {
        details().handover = begun;
    }

    /** {@return what the thread had in its diagnostic context when it opened the session; empty for nothing} */
    public Map<String, String> mdc() {
        SessionDetails known = details;
        return known == null || known.mdc == null ? Map.of() : known.mdc;
    }

    /** Notes what the thread has in its diagnostic context. */
    public void mdc(Map<String, String> values) {
        if (!values.isEmpty()) {
            details().mdc = values;
        }
    }

    /** {@return who uses it at once, or null where it is not shared} */
    public SharedUse sharedUse() {
        SessionDetails known = details;
        return known == null ? null : known.sharedUse;
    }

    /** Notes that the session may be shared. */
    public void sharedUse(SharedUse begun) {
        details().sharedUse = begun;
    }

    /** {@return the way back to the connection, where {@code reclaim} asked for one when it was lent; else null} */
    public Trail trail() {
        SessionDetails known = details;
        return known == null ? null : known.trail;
    }

    /** Notes the way back to the connection; null for none. */
    public void trail(Trail wayBack) {
        if (wayBack != null) {
            details().trail = wayBack;
        }
    }

    /** The session ends, so nobody has to find its connection: it is left to the garbage collector at once. */
    public void cutTrail() {
        Trail known = trail();
        if (known != null) {
            known.cut();
        }
    }

    /** {@return what happened to the session after its close; for the threads that came too late} */
    public Aftermath aftermath() {
        SessionDetails known = details();
        if (known.aftermath == null) {
            known.aftermath = new Aftermath();
        }
        return known.aftermath;
    }

    /** Notes a statement that is about to be executed. */
    public void statement(String sql) {
        SessionDetails known = details();
        known.statements++;
        if (sql != null) {
            known.lastSql = sql;
        }
    }

    /** {@return how many statements were executed} */
    public int statements() {
        SessionDetails known = details;
        return known == null ? 0 : known.statements;
    }

    /** {@return the text of the last statement as the application gave it, or null} */
    public String lastSql() {
        SessionDetails known = details;
        return known == null ? null : known.lastSql;
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

    /** The close that the caller has begun does not take place: the session is as open as it was. */
    public void reopen() {
        STATE.setRelease(this, OPEN);
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
     * @param collected where its collection is announced, as a {@link CollectionProof}
     * @param reclaiming leaves a way back to it where that is asked for
     */
    void letGo(ReferenceQueue<Object> collected, Reclaiming reclaiming) {
        Object held = connection;
        if (held != null) {
            reclaiming.leaveTrail(trail(), held);
            watching().proof = new CollectionProof(held, collected, this);
            connection = null;
        }
    }

    /** {@return what the watch thread has noted about the session; for background threads only} */
    public Watching watching() {
        SessionDetails known = details();
        if (known.watching == null) {
            synchronized (known) {
                if (known.watching == null) {
                    known.watching = new Watching();
                }
            }
        }
        return known.watching;
    }

    /** {@return what the watch thread has noted, or null when it has never looked; for background threads only} */
    public Watching watchingIfAny() {
        SessionDetails known = details;
        return known == null ? null : known.watching;
    }

    /** {@return its number, unique in this JVM; given when it is first needed; for the writer thread} */
    public long number(SessionNumbers numbers) {
        if (number == 0) {
            number = numbers.next();
        }
        return number;
    }

    /** Notes that its line is written; for the writer thread. */
    public void entered() {
        entered = true;
    }

    /** {@return whether its line is written; for the writer thread} */
    public boolean isEntered() {
        return entered;
    }

    @Override
    public void enterInto(Ledger ledger) {
        ledger.session(this);
    }

    /** Several threads may come here at once, as when the watch thread looks while the session is used for the first time. */
    private SessionDetails details() {
        SessionDetails known = details;
        if (known == null) {
            DETAILS.compareAndSet(this, null, new SessionDetails(null));
            known = details;
        }
        return known;
    }

    /** What the watch thread notes from one look to the next. For background threads only. */
    public static final class Watching {
        /** The findings about the session while it was open, in the order they were raised. */
        public final List<Finding> findings = new CopyOnWriteArrayList<>();

        /** Whether the session's {@code open} record is written or on its way. */
        public volatile boolean announced;

        /** What was seen of it, look by look. */
        public final Looks looks = new Looks();

        /** Has to be reachable for as long as the session is open: an unreachable reference announces nothing. */
        @SuppressWarnings("unused")
        CollectionProof proof;

        int seenCalls;
        long quietSinceNanos;
        int heldReports;
        boolean idleSaid;
    }
}

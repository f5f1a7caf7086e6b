package io.sessionaudit.core.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.Ledger;
import io.sessionaudit.core.log.LogEvent;

/**
 * One session: from the moment the application receives a connection to the first close or abort of that object.
 *
 * <p>It is itself the phantom reference to the connection, so that the collection of an open connection is noticed without
 * a second object; it never keeps the connection alive.
 *
 * <p>Guarantees: exactly one thread wins {@link #beginClose} or {@link #end}. Not guaranteed: the counters are written
 * without synchronisation by the threads that use the session; a race between two of them may lose a count.
 */
public final class Session extends PhantomReference<Object> implements LogEvent {
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Session.class, "state", SessionEnd.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    Session next;

    private final Owner owner;
    private final Source source;
    private final String threadName;
    private final long openedNanos;
    private final Throwable openingStack;
    private Transaction transaction;

    private volatile SessionEnd state = SessionEnd.OPEN;
    private long closedNanos;
    private long serverId = -1;
    private String opener;
    private boolean fetchesLater;
    private boolean introduced = true;
    private volatile List<Finding> keptBack;

    private int calls;
    private int statements;
    private String lastSql;
    private boolean inCall;

    private Watching watching;
    private long number;
    private boolean entered;

    /**
     * A session that has just begun.
     *
     * @param connection what the application receives
     * @param queue where the collection of an open connection is announced
     * @param openingStack the unread stack of the opening, or null where it was not captured
     */
    public Session(
            Object connection,
            ReferenceQueue<Object> queue,
            Owner owner,
            Source source,
            String threadName,
            long openedNanos,
            Throwable openingStack) {
        super(connection, queue);
        this.owner = owner;
        this.source = source;
        this.threadName = threadName;
        this.openedNanos = openedNanos;
        this.openingStack = openingStack;
    }

    /** {@return the thread that opened the session} */
    public Owner owner() {
        return owner;
    }

    /** {@return where the connection came from} */
    public Source source() {
        return source;
    }

    /** {@return the owner's name when it opened the session} */
    public String threadName() {
        return threadName;
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

    /** {@return what is known of its transaction; for the threads that use the session} */
    public Transaction transaction() {
        Transaction current = transaction;
        if (current == null) {
            current = new Transaction();
            transaction = current;
        }
        return current;
    }

    /** {@return what is known of its transaction, or null when no statement and no transaction was seen} */
    public Transaction transactionIfAny() {
        return transaction;
    }

    /** {@return the id the database server knows it by, or -1} */
    public long serverId() {
        return serverId;
    }

    /** Notes the id that the database server knows the session by. */
    public void serverId(long id) {
        serverId = id;
    }

    /** {@return the class that opened it, where the stack was walked, or null} */
    public String opener() {
        return opener;
    }

    /** Notes the class that opened it. */
    public void opener(String className) {
        opener = className;
    }

    /** {@return whether nobody was asked when it was lent, so that what its calls borrow is behind it} */
    public boolean fetchesLater() {
        return fetchesLater;
    }

    /** Notes whether nobody was asked when it was lent. */
    public void fetchesLater(boolean later) {
        fetchesLater = later;
    }

    /** {@return whether the connection has been asked for what identifies the session} */
    public boolean isIntroduced() {
        return introduced;
    }

    /** Notes whether the connection has been asked for what identifies the session. */
    public void introduced(boolean asked) {
        introduced = asked;
    }

    /**
     * Whether this is a session for certain. One that a class nobody knows has opened at a source that is no known pool may
     * turn out to be the physical connection of an unknown pool; it is certain once that class has been seen to use and
     * close one.
     */
    public boolean isCertain() {
        return opener == null || source.isTrustedOpener(opener);
    }

    /** Logs a finding about this session, or keeps it back until it is certain that this is one. */
    public void raise(Finding finding, Consumer<LogEvent> sink) {
        if (isCertain()) {
            sink.accept(finding);
            return;
        }
        synchronized (this) {
            if (keptBack == null) {
                keptBack = new ArrayList<>(2);
            }
            keptBack.add(finding);
        }
    }

    /** Logs what was kept back: the session has ended as sessions do. */
    public void raiseKeptBack(Consumer<LogEvent> sink) {
        if (keptBack == null) {
            return;
        }
        List<Finding> findings;
        synchronized (this) {
            findings = keptBack == null ? List.of() : keptBack;
            keptBack = null;
        }
        findings.forEach(sink); // outside: the sink may wait
    }

    /** {@return how it stands} */
    public SessionEnd state() {
        return state;
    }

    /** {@return whether neither closed nor being closed} */
    public boolean isOpen() {
        return state == SessionEnd.OPEN;
    }

    /** {@return whether it has ended; one whose close is under way has not} */
    public boolean hasEnded() {
        SessionEnd current = state;
        return current != SessionEnd.OPEN && current != SessionEnd.CLOSING;
    }

    /** Notes the begin of a call that uses the session. */
    public void callBegins() {
        inCall = true;
    }

    /** Notes the end of that call. */
    public void callEnds() {
        inCall = false;
        calls++;
    }

    /** {@return whether a thread is inside a call that uses the session} */
    public boolean isInCall() {
        return inCall;
    }

    /** {@return how many calls have used the session} */
    public int calls() {
        return calls;
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
        return STATE.compareAndSet(this, SessionEnd.OPEN, SessionEnd.CLOSING);
    }

    /**
     * Ends the session.
     *
     * @param from the state that it must be in
     * @return whether it was; false means that somebody else has ended it
     */
    public boolean end(SessionEnd from, SessionEnd how, long nanoTime) {
        if (state != from) {
            return false;
        }
        closedNanos = nanoTime;
        return STATE.compareAndSet(this, from, how);
    }

    /** {@return what the watch thread has noted about the session; for background threads only} */
    public synchronized Watching watching() {
        if (watching == null) {
            watching = new Watching();
        }
        return watching;
    }

    /** {@return what the watch thread has noted, or null when it has never looked; for background threads only} */
    public synchronized Watching watchingIfAny() {
        return watching;
    }

    /** {@return its number, unique in this JVM; given when it is first needed, by the background threads} */
    public synchronized long number(SessionNumbers numbers) {
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

    /** What the watch thread notes from one look to the next. For background threads only. */
    public static final class Watching {
        /** The findings about the session while it was open, in the order they were raised. */
        public final List<Finding> findings = new CopyOnWriteArrayList<>();

        /** Whether the session's {@code open} record is written or on its way. */
        public volatile boolean announced;

        int seenCalls;
        long quietSinceNanos;
        int heldReports;
    }
}

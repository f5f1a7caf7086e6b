package io.sessionaudit.core.session;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

import io.sessionaudit.core.jdbc.ConnectionState;
import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.log.FindingKind;

/**
 * Where sessions come from: one {@code DataSource} instance, or one URL of {@code DriverManager}.
 *
 * <p>Threadsafe. Holds texts, numbers and readers of figures, never an object of the application.
 */
public final class Source {
    private static final int STACK_CHECKS = 64;
    private static final IntSupplier UNKNOWN = () -> -1;
    private static final long AUTO_COMMIT_ASKED_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final String className;
    private final KnownPool pool;
    private final Set<String> physicalOpeners = ConcurrentHashMap.newKeySet();
    private final Set<String> trustedOpeners = ConcurrentHashMap.newKeySet();
    private final Set<String> sharingOpeners = ConcurrentHashMap.newKeySet();
    private final OverflowCounts unwritten = new OverflowCounts();

    private boolean showsServerIds;
    private volatile Description description;
    private volatile long captureAllUntilNanos;
    private volatile boolean captureAll;
    private volatile Lending lending = Lending.UNKNOWN;
    private volatile boolean behindPool;
    private int stackChecks;
    private volatile boolean global;
    private boolean capturesClosings;
    private String sharingMethod;
    private volatile IntSupplier limit = UNKNOWN;
    private volatile IntSupplier inUse = UNKNOWN;
    private final AtomicInteger lost = new AtomicInteger();
    private volatile PoolSnapshot shortage;
    private final KeptLoans keptLoans = new KeptLoans();
    private volatile Set<ConnectionState> lendsOn = Set.of();
    private final Set<ConnectionState> honoured = ConcurrentHashMap.newKeySet();
    private boolean plain;
    private volatile long autoCommitsSinceNanos;
    private volatile boolean autoCommits;
    private boolean keepsLent;
    private boolean lendsAgain;
    private boolean resultsOutliveConnection;
    private boolean reclaimIntroduced;
    private final Map<ConnectionState, String> lentWith = new ConcurrentHashMap<>();

    /** What a source is called and what it leads to; the URL is free of passwords. */
    public record Description(String name, String url, int max, Database database) {}

    /**
     * A source that is seen for the first time.
     *
     * @param className the class of the data source, or {@code java.sql.DriverManager}
     * @param pool the pool whose front it is, or null
     */
    public Source(String className, KnownPool pool) {
        this.className = className;
        this.pool = pool;
    }

    /** {@return the class of the data source} */
    public String className() {
        return className;
    }

    /** {@return the pool whose front it is, or null} */
    public KnownPool pool() {
        return pool;
    }

    /** {@return name and URL, or null before the first session} */
    public Description description() {
        return description;
    }

    /** Sets name and URL, once the first session shows them. */
    public void setDescription(Description found) {
        description = found;
    }

    /** {@return its name; the class where nothing better is known yet} */
    public String name() {
        Description current = description;
        return current == null ? className : current.name();
    }

    /** {@return the database behind it} */
    public Database database() {
        Description current = description;
        return current == null ? Database.OTHER : current.database();
    }

    /** {@return whether nothing is left to be read when it lends: a known pool, described, whose driver knows no ids} */
    public boolean isPlain() {
        return plain && !showsServerIds;
    }

    /** A session was opened, and the server's id of its connection was found or not; a race finds the same twice. */
    public void settle(boolean serverIdFound) {
        if (serverIdFound) {
            showsServerIds = true;
        } else if (!plain && pool != null && description != null) {
            plain = true;
        }
    }

    /** Remembers that what this class opens here are physical connections, no sessions. */
    public void addPhysicalOpener(String opener) {
        physicalOpeners.add(opener);
        trustedOpeners.remove(opener);
    }

    /** Remembers that this class has used and closed what it opened here, as applications do. */
    public void addTrustedOpener(String opener) {
        if (!trustedOpeners.contains(opener) && !sharingOpeners.contains(opener)) {
            trustedOpeners.add(opener);
        }
    }

    /**
     * Remembers that another thread has used or closed what this class opened here, as with a pool that is on no list. Ignored for a
     * class that is trusted.
     */
    public void addSharingOpener(String opener) {
        if (!trustedOpeners.contains(opener) && !sharingOpeners.contains(opener)) {
            sharingOpeners.add(opener);
        }
    }

    /** {@return whether other threads have used what that class opened here, before it was trusted} */
    public boolean isSharingOpener(String opener) {
        return !sharingOpeners.isEmpty() && sharingOpeners.contains(opener);
    }

    /** {@return whether what that class opens here are sessions for certain} */
    public boolean isTrustedOpener(String opener) {
        return trustedOpeners.contains(opener);
    }

    /** {@return whether what that class opens here are physical connections} */
    public boolean isPhysicalOpener(String opener) {
        return !physicalOpeners.isEmpty() && physicalOpeners.contains(opener);
    }

    /** Asks for every opening stack until then: a finding here lacked its own. */
    public void captureAllUntil(long nanoTime) {
        captureAllUntilNanos = nanoTime;
        captureAll = true;
    }

    /** {@return whether every opening stack is asked for now} */
    public boolean capturesAll(long nanoTime) {
        if (captureAll && captureAllUntilNanos - nanoTime < 0) {
            captureAll = false;
        }
        return captureAll;
    }

    /** Asks for the stacks of closes from now on: a session was used after its close. A race only delays it. */
    public void captureClosings() {
        capturesClosings = true;
    }

    /** {@return whether the stacks of closes are asked for} */
    public boolean capturesClosings() {
        return capturesClosings;
    }

    /** {@return the most connections that this pool lends at once, as it is configured now, or -1 if that is not known} */
    public int limit() {
        return limit.getAsInt();
    }

    /** Sets what reads the most connections that this pool lends at once; it returns -1 if that is not known. */
    public void setLimit(IntSupplier reader) {
        limit = reader;
    }

    /**
     * {@return how many connections this pool counts as lent now, or -1 if that is not known} More than there are open sessions if
     * a transaction keeps a connection after its handle was closed.
     */
    public int inUse() {
        return inUse.getAsInt();
    }

    /** Sets what reads how many connections this pool counts as lent; it returns -1 if that is not known. */
    public void setInUse(IntSupplier reader) {
        inUse = reader;
    }

    /** Notes that a connection of this pool was lost to the garbage collector. */
    public void recordLost() {
        lost.incrementAndGet();
    }

    /** {@return how many connections of this pool were lost to the garbage collector} */
    public int lost() {
        return lost.get();
    }

    /** {@return what global transactions keep of this pool after the session was closed} */
    public KeptLoans keptLoans() {
        return keptLoans;
    }

    /** {@return who held the connections when somebody last waited for one, or null} */
    public PoolSnapshot snapshot() {
        return shortage;
    }

    /** Notes who holds the connections that somebody waits for. */
    public void setSnapshot(PoolSnapshot seen) {
        shortage = seen;
    }

    /** {@return whether what it lends now is in autocommit mode for all that is known; false where that is to be asked} */
    public boolean lendsInAutoCommit(long nanoTime) {
        return autoCommits && Math.abs(nanoTime - autoCommitsSinceNanos) < AUTO_COMMIT_ASKED_EVERY;
    }

    /** Notes the mode that a connection was lent in; where the pool lends on what it was left with, that says nothing of others. */
    public void recordAutoCommitAtBorrow(boolean inAutoCommit, long nanoTime) {
        boolean allAlike = inAutoCommit && pool != null && pool.resetsAutoCommit();
        if (allAlike) {
            autoCommitsSinceNanos = nanoTime;
        }
        if (autoCommits != allAlike) { // not written where it is the same: all threads read it
            autoCommits = allAlike;
        }
    }

    /** {@return whether this pool lends a state on as it was left} */
    public boolean lendsOn(ConnectionState state) {
        return lendsOn.contains(state);
    }

    /** Notes which states this pool lends on as they were left. */
    public void setLendsOn(Set<ConnectionState> states) {
        lendsOn = Set.copyOf(states);
    }

    /** {@return whether this pool itself keeps hold of what it has lent, so that nothing is ever garbage-collected} */
    public boolean keepsLent() {
        return keepsLent;
    }

    /** {@return whether each borrow gets an object of its own, so that a late close of one hits nobody else} */
    public boolean lendsAnew() {
        return !lendsAgain;
    }

    /** {@return whether a statement of this pool may be in use when nobody can reach the connection that was lent} */
    public boolean resultsOutliveConnection() {
        return resultsOutliveConnection;
    }

    /** Notes how this pool lends; before its first session. */
    public void lends(boolean keeps, boolean anew, boolean loosely) {
        keepsLent = keeps;
        resultsOutliveConnection = loosely;
        lendsAgain = !anew;
    }

    /** {@return whether the caller is the first to report what reclaim can do here; for the watch thread} */
    public boolean beginReclaim() {
        boolean first = !reclaimIntroduced;
        reclaimIntroduced = true;
        return first;
    }

    /** {@return what the pool's connections were found with before anybody had changed it, by state} */
    public Map<ConnectionState, String> lentWith() {
        return lentWith;
    }

    /** {@return the states whose setters the driver behind this pool was seen to take notice of} */
    public Set<ConnectionState> honoured() {
        return honoured;
    }

    /** What a source that is no known pool does when it is asked for a connection. */
    public enum Lending {
        /** Not known yet. */
        UNKNOWN,
        /** It lends: its connections were used, and no known pool was behind them. */
        LENDS,
        /** It leads to a known pool, which lends. */
        LEADS
    }

    /** {@return what is known of a source that is no known pool} */
    public Lending lending() {
        return lending;
    }

    /** Notes that a connection of this source was used without a known pool behind it; ignored if a pool was seen before. */
    public void recordLends() {
        if (lending == Lending.UNKNOWN) {
            lending = Lending.LENDS;
        }
    }

    /** Notes that this source, which is no known pool, has led to one. */
    public void recordLeads() {
        if (lending != Lending.LEADS) {
            lending = Lending.LEADS;
        }
    }

    /** {@return whether another pool was seen to open its physical connections here} */
    public boolean isBehindPool() {
        return behindPool;
    }

    /** Notes that another pool opens its physical connections here. */
    public void recordBehindPool() {
        behindPool = true;
    }

    /** {@return whether the stack of a borrow is to be checked once more; a race allows a few more checks} */
    public boolean beginStackCheck() {
        boolean due = stackChecks < STACK_CHECKS;
        if (due) {
            stackChecks++;
        }
        return due;
    }

    /** Notes that the source lends connections that take part in global transactions. */
    public void recordGlobal() {
        if (!global) {
            global = true;
        }
    }

    /** {@return whether it was seen to lend connections that take part in global transactions} */
    public boolean isGlobal() {
        return global;
    }

    /** {@return the method by which it lends what may be shared, or null before it is known} */
    public String sharingMethod() {
        return sharingMethod;
    }

    /** Notes the method by which it lends what may be shared; a race only means that it is found twice. */
    public void setSharingMethod(String method) {
        sharingMethod = method;
    }

    /** {@return what had no place in the log's queue} */
    public OverflowCounts overflowCounts() {
        return unwritten;
    }

    /**
     * Counts a session that has no place in the log's queue; for any thread.
     *
     * @return whether nothing was waiting here to be summarised, so that the source has to be named to the writer
     */
    public boolean countOverflow(Session session) {
        unwritten.add(session);
        return unwritten.beginsToWait();
    }

    /**
     * Counts a finding that has no place in the log's queue; for any thread.
     *
     * @return as with sessions
     */
    public boolean countOverflow(FindingKind kind) {
        unwritten.add(kind);
        return unwritten.beginsToWait();
    }
}

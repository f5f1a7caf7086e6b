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

/**
 * What sessions are borrowed from: one {@code DataSource} instance, or one URL of {@code DriverManager}.
 *
 * <p>Thread-safe. A race on a plain field delays what it describes, such as the server ids of the first sessions, or
 * does work twice. Holds strings, numbers and readers of pool figures, never an object of the application.
 */
public final class Source {
    private static final int MAX_STACK_CHECKS = 64;
    private static final IntSupplier UNKNOWN = () -> -1;
    private static final long AUTO_COMMIT_VALID_NANOS = TimeUnit.SECONDS.toNanos(1);

    // Identity
    private final String className;
    private final KnownPool pool;
    private volatile Description description;
    private boolean hasServerIds;
    private boolean needsNoDescription;

    // The known pool
    private volatile PoolTraits traits = PoolTraits.USUAL;
    private volatile IntSupplier limit = UNKNOWN;
    private volatile IntSupplier inUse = UNKNOWN;
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger timeouts = new AtomicInteger();
    private volatile PoolSnapshot snapshot;
    private final KeptLoans keptLoans = new KeptLoans();
    private volatile Set<ConnectionState> lendsOn = Set.of();
    private final Map<ConnectionState, String> lentWith = new ConcurrentHashMap<>();
    private final Set<ConnectionState> honoured = ConcurrentHashMap.newKeySet();
    private volatile long autoCommitsSinceNanos;
    private volatile boolean autoCommits;

    // Its place among the sources
    private final OpenerTrust openers = new OpenerTrust();
    private volatile Lending lending = Lending.UNKNOWN;
    private volatile boolean behindPool;
    private volatile boolean global;
    private String sharingMethod;

    // How it is audited
    private volatile long captureAllUntilNanos;
    private volatile boolean captureAll;
    private boolean capturesClosings;
    private int stackChecks;
    private boolean reclaimReported;
    private final OverflowCounts overflowCounts = new OverflowCounts();

    /** The name of a source and what it connects to; the URL contains no password. */
    public record Description(String name, String url, int max, Database database) {}

    /** What a source that is no known pool does when {@code getConnection} is called. */
    public enum Lending {
        /** Not known yet. */
        UNKNOWN,
        /** It lends: its connections were used, and no known pool was behind them. */
        LENDS,
        /** It calls a known pool, which lends. */
        LEADS
    }

    /**
     * A new source.
     *
     * @param className the class of the data source, or {@code java.sql.DriverManager}
     * @param pool the known pool whose data source it is, or null
     */
    public Source(String className, KnownPool pool) {
        this.className = className;
        this.pool = pool;
    }

    /** {@return the class of the data source} */
    public String className() {
        return className;
    }

    /** {@return the known pool, or null} */
    public KnownPool pool() {
        return pool;
    }

    /** {@return name and URL, or null before the first session} */
    public Description description() {
        return description;
    }

    /** Sets name and URL, when the first session is opened. */
    public void setDescription(Description found) {
        description = found;
    }

    /** {@return its name; the class if no name is known yet} */
    public String name() {
        Description current = description;
        return current == null ? className : current.name();
    }

    /** {@return the database that it connects to} */
    public Database database() {
        Description current = description;
        return current == null ? Database.OTHER : current.database();
    }

    /**
     * {@return whether nothing is to be read at a borrow: a known pool, described, whose connections have no server id}
     */
    public boolean needsNoDescription() {
        return needsNoDescription && !hasServerIds;
    }

    /** Records whether the connection of a new session had a server id. */
    public void recordServerId(boolean found) {
        if (found) {
            hasServerIds = true;
        } else if (!needsNoDescription && pool != null && description != null) {
            needsNoDescription = true;
        }
    }

    /** {@return how the pool lends} */
    public PoolTraits traits() {
        return traits;
    }

    /** Sets how the pool lends; before its first session. */
    public void setTraits(PoolTraits configured) {
        traits = configured;
    }

    /** {@return the pool's current maximum size, or -1 if it is unknown} */
    public int limit() {
        return limit.getAsInt();
    }

    /** Sets the reader of the pool's maximum size; it returns -1 if that is unknown. */
    public void setLimit(IntSupplier reader) {
        limit = reader;
    }

    /**
     * {@return how many connections the pool itself counts as in use, or -1 if that is unknown} This exceeds the number
     * of open sessions if a transaction keeps a connection after its handle was closed.
     */
    public int inUse() {
        return inUse.getAsInt();
    }

    /** Sets the reader of the number of connections in use; it returns -1 if that is unknown. */
    public void setInUse(IntSupplier reader) {
        inUse = reader;
    }

    /** Records that a borrow failed because the pool was exhausted. */
    public void recordTimeout() {
        timeouts.incrementAndGet();
    }

    /** {@return how many borrows failed because the pool was exhausted} */
    public int timeouts() {
        return timeouts.get();
    }

    /** Records that a connection of this pool was garbage-collected while it was lent. */
    public void recordLost() {
        lost.incrementAndGet();
    }

    /** {@return how many connections of this pool were garbage-collected while they were lent} */
    public int lost() {
        return lost.get();
    }

    /** {@return the connections that global transactions keep after the sessions were closed} */
    public KeptLoans keptLoans() {
        return keptLoans;
    }

    /** {@return the latest snapshot, or null} */
    public PoolSnapshot snapshot() {
        return snapshot;
    }

    /** Sets the latest snapshot. */
    public void setSnapshot(PoolSnapshot taken) {
        snapshot = taken;
    }

    /** {@return whether the pool is known to lend in autocommit mode now; if false, the mode must be read} */
    public boolean lendsInAutoCommit(long nanoTime) {
        return autoCommits && Math.abs(nanoTime - autoCommitsSinceNanos) < AUTO_COMMIT_VALID_NANOS;
    }

    /**
     * Records the mode that a connection was lent in. It is valid for other connections only if the pool resets the
     * mode.
     */
    public void recordAutoCommitAtBorrow(boolean inAutoCommit, long nanoTime) {
        boolean allAlike = inAutoCommit && pool != null && pool.resetsAutoCommit();
        if (allAlike) {
            autoCommitsSinceNanos = nanoTime;
        }
        if (autoCommits != allAlike) { // all threads read it: written only if it changes
            autoCommits = allAlike;
        }
    }

    /** {@return whether this pool does not reset the property before it lends the connection again} */
    public boolean lendsOn(ConnectionState state) {
        return lendsOn.contains(state);
    }

    /** Sets the properties that this pool does not reset. */
    public void setLendsOn(Set<ConnectionState> states) {
        lendsOn = Set.copyOf(states);
    }

    /** {@return the values of the properties at borrow, before the application changed any} */
    public Map<ConnectionState, String> lentWith() {
        return lentWith;
    }

    /** {@return the properties whose setters were observed to have an effect in this pool's driver} */
    public Set<ConnectionState> honoured() {
        return honoured;
    }

    /** {@return what is known of the classes that open connections here; for a source that is no known pool} */
    public OpenerTrust openers() {
        return openers;
    }

    /** {@return what a source that is no known pool is known to do} */
    public Lending lending() {
        return lending;
    }

    /** Records that a connection of this source was used without a known pool behind it; ignored after recordLeads. */
    public void recordLends() {
        if (lending == Lending.UNKNOWN) {
            lending = Lending.LENDS;
        }
    }

    /** Records that this source, which is no known pool, called one. */
    public void recordLeads() {
        if (lending != Lending.LEADS) {
            lending = Lending.LEADS;
        }
    }

    /** {@return whether another pool was observed to open its physical connections here} */
    public boolean isBehindPool() {
        return behindPool;
    }

    /** Records that another pool opens its physical connections here. */
    public void recordBehindPool() {
        behindPool = true;
    }

    /** {@return whether it was observed to lend connections that take part in global transactions} */
    public boolean isGlobal() {
        return global;
    }

    /** Records that the source lends connections that take part in global transactions. */
    public void recordGlobal() {
        if (!global) {
            global = true;
        }
    }

    /** {@return the method by which it lends connections that may be shared, or null if it is not known yet} */
    public String sharingMethod() {
        return sharingMethod;
    }

    /** Sets the method by which it lends connections that may be shared. */
    public void setSharingMethod(String method) {
        sharingMethod = method;
    }

    /** Captures every opening stack until then, because a finding had no stack. */
    public void captureAllUntil(long nanoTime) {
        captureAllUntilNanos = nanoTime;
        captureAll = true;
    }

    /** {@return whether every opening stack is to be captured} */
    public boolean capturesAll(long nanoTime) {
        if (captureAll && captureAllUntilNanos - nanoTime < 0) {
            captureAll = false;
        }
        return captureAll;
    }

    /** Captures the stacks of closes from now on, because a session was used after its close. */
    public void captureClosings() {
        capturesClosings = true;
    }

    /** {@return whether the stacks of closes are to be captured} */
    public boolean capturesClosings() {
        return capturesClosings;
    }

    /**
     * Counts a check of the stack of a borrow; {@return whether the limit is not reached yet} A race allows a few more.
     */
    public boolean tryStackCheck() {
        boolean due = stackChecks < MAX_STACK_CHECKS;
        if (due) {
            stackChecks++;
        }
        return due;
    }

    /** {@return whether the caller is the first to report what reclaim cannot do here; for the watch thread} */
    public boolean beginReclaimReport() {
        boolean first = !reclaimReported;
        reclaimReported = true;
        return first;
    }

    /** {@return the sessions and findings that the log's queue had no room for} */
    public OverflowCounts overflowCounts() {
        return overflowCounts;
    }
}

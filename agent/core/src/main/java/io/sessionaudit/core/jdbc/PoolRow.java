package io.sessionaudit.core.jdbc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A row of {@link KnownPool}. A trait that is not set is false, empty or unknown, except that a pool is closed by
 * {@code close}. Filled while {@link KnownPool} is initialized and not changed afterwards.
 */
final class PoolRow {
    final String title;
    KnownPool.PoolAction poolAction = KnownPool.PoolAction.UNKNOWN;
    Set<ConnectionState> notReset = Set.of();
    String resettingInterceptor;
    Set<String> neutralInterceptors = Set.of();
    boolean resetsAutoCommit;
    boolean keepsLent;
    boolean lendsSameObjectAgain;
    boolean resultsOutliveConnection;
    boolean isInternal;
    List<String> packages = List.of();
    List<String> fronts = List.of();
    List<String> libraries = List.of();
    Set<String> overridden = Set.of();
    Set<String> closeMethods = Set.of("close");
    Set<String> restartMethods = Set.of();
    Set<String> unwrapMethods = Set.of();
    Set<String> lentStates = Set.of();
    String members = "";

    private PoolRow(String title) {
        this.title = title;
    }

    /** A row for the pool that is known by this name; messages contain it. */
    static PoolRow titled(String title) {
        return new PoolRow(title);
    }

    /**
     * The prefixes of the names of the pool's classes: a package with a dot at its end, or a class. A connection that
     * such a class opens is physical, and frames of such a class are not the application's.
     */
    PoolRow packages(String... prefixes) {
        packages = List.of(prefixes);
        return this;
    }

    /** The data sources whose {@code getConnection} lends; subclasses are included. */
    PoolRow fronts(String... classNames) {
        fronts = List.of(classNames);
        return this;
    }

    /** The prefixes of the names of classes that the pool is built on, and that other code may use, too. */
    PoolRow libraries(String... prefixes) {
        libraries = List.of(prefixes);
        return this;
    }

    /**
     * The prefixes of the names of classes below which the pool generates a class that overrides each method that is
     * not final and calls it. Only the final methods of these classes are woven, because a call would be counted
     * twice.
     */
    PoolRow overriddenBelow(String... prefixes) {
        overridden = Set.of(prefixes);
        return this;
    }

    /** What the pool does with uncommitted changes at close. */
    PoolRow uncommittedChanges(KnownPool.PoolAction measured) {
        poolAction = measured;
        return this;
    }

    /** The properties that the pool does not reset with its defaults. */
    PoolRow doesNotReset(ConnectionState first, ConnectionState... others) {
        notReset = EnumSet.of(first, others);
        return this;
    }

    /** The pool resets no property with its defaults. */
    PoolRow resetsNothing() {
        notReset = EnumSet.allOf(ConnectionState.class);
        return this;
    }

    /** The pool resets a property that has a default only if this interceptor is configured. */
    PoolRow resetsWithInterceptor(String simpleName) {
        resettingInterceptor = simpleName;
        return this;
    }

    /** The interceptors that do not change properties. With any other interceptor, nothing is known about resets. */
    PoolRow neutralInterceptors(String... simpleNames) {
        neutralInterceptors = Set.of(simpleNames);
        return this;
    }

    /** The pool resets autocommit at each return, independent of its configuration. */
    PoolRow resetsAutoCommit() {
        resetsAutoCommit = true;
        return this;
    }

    /** The pool refers to the connections that it has lent, so that none of them is garbage-collected. */
    PoolRow keepsLent() {
        keepsLent = true;
        return this;
    }

    /** A later borrow may return the same object, unless the property {@code lends-new-object} is true. */
    PoolRow lendsSameObjectAgain() {
        lendsSameObjectAgain = true;
        return this;
    }

    /** A statement or result set may be in use while the connection that was lent is not reachable. */
    PoolRow resultsOutliveConnection() {
        resultsOutliveConnection = true;
        return this;
    }

    /** A pool inside a library, without a data source. */
    PoolRow isInternal() {
        isInternal = true;
        return this;
    }

    /** The methods of the front that close the pool: without a parameter, or with one boolean. */
    PoolRow closedBy(String... methods) {
        closeMethods = Set.of(methods);
        return this;
    }

    /** The methods of the pool that close it in order to open it again. */
    PoolRow restartedBy(String... methods) {
        restartMethods = Set.of(methods);
        return this;
    }

    /** The methods, in addition to {@code unwrap}, by which a connection of the pool returns what it wraps. */
    PoolRow unwrappedBy(String... methods) {
        unwrapMethods = Set.of(methods);
        return this;
    }

    /** The enum constant that is the value of {@code in-use} of a connection that is lent. */
    PoolRow lentInState(String constant) {
        lentStates = Set.of(constant);
        return this;
    }

    /**
     * What may be called and read on the pool's objects: their settings and figures, and the way from a connection
     * that was lent to the driver's own. No member may communicate with a server, change anything, or be forwarded to
     * the object behind. A field is read if the pool has no such method, or one that waits for a lock that is held
     * while a connection is opened.
     *
     * <p>A line in the first column names the class that declares the members. Each line below it has a property and
     * a member: {@code method()}, {@code method(argument.Type)} or {@code field}. A star means that the same property
     * is then read of the result. Of several lines for one property of a class, the first whose member exists is
     * used.
     */
    PoolRow members(String table) {
        members = table;
        return this;
    }

    /** Adds a copy of the pool in other packages; to be called last. */
    PoolRow alsoCopied(String fromPrefix, String toPrefix) {
        packages = withCopies(packages, fromPrefix, toPrefix);
        fronts = withCopies(fronts, fromPrefix, toPrefix);
        libraries = withCopies(libraries, fromPrefix, toPrefix);
        members += members.replace(fromPrefix, toPrefix);
        return this;
    }

    private static List<String> withCopies(List<String> names, String fromPrefix, String toPrefix) {
        List<String> all = new ArrayList<>(names);
        names.forEach(name -> all.add(name.replace(fromPrefix, toPrefix)));
        return List.copyOf(all);
    }
}

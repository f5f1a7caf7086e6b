package io.sessionaudit.core.session;

/**
 * What the scope API has told about a session.
 *
 * <p>Written by the thread that owns the session then, read by the writer thread when it has ended; only {@link #isInTransit}
 * is asked in between.
 */
public final class ScopeTrace {
    private String name;
    private int attempt = 1;
    private int depth = 1;
    private int joins;
    private int savepoints;
    private boolean requiresNew;
    private int handOvers;
    private String openedBy;
    private volatile boolean inTransit;

    /** The scope that opened the session has said its name, which may be null, and its attempt, from 1. */
    public void opened(String scope, int number) {
        name = scope;
        attempt = number;
    }

    /** The session was opened beside another, as its scope asks for. */
    public void requiresNew() {
        requiresNew = true;
    }

    /** A scope has joined, so many deep. */
    public void joined(int deep) {
        joins++;
        depth = Math.max(depth, deep);
    }

    /** A scope has set a savepoint, so many deep. */
    public void nested(int deep) {
        savepoints++;
        depth = Math.max(depth, deep);
    }

    /** The thread of that name gives the session away. */
    public void handedOver(String thread) {
        inTransit = true;
        handOvers++;
        if (openedBy == null) {
            openedBy = thread;
        }
    }

    /** A thread has taken it over. */
    public void adopted() {
        inTransit = false;
    }

    /** {@return whether it belongs to no thread now} */
    public boolean isInTransit() {
        return inTransit;
    }

    /** {@return the name of the scope that opened it, or null} */
    public String name() {
        return name;
    }

    /** {@return which attempt of its scope it is, from 1} */
    public int attempt() {
        return attempt;
    }

    /** {@return how deep scopes were nested in it at most, from 1} */
    public int depth() {
        return depth;
    }

    /** {@return how many scopes have joined it} */
    public int joins() {
        return joins;
    }

    /** {@return how many scopes have set a savepoint in it} */
    public int savepoints() {
        return savepoints;
    }

    /** {@return whether its scope has asked for a session beside another} */
    public boolean isRequiresNew() {
        return requiresNew;
    }

    /** {@return how often it was given from one thread to another} */
    public int handOvers() {
        return handOvers;
    }

    /** {@return the name of the thread that opened it, where another has adopted it since; otherwise null} */
    public String openedBy() {
        return openedBy;
    }
}

package io.sessionaudit.core.session;

/**
 * What the scope API reported about a session.
 *
 * <p>Written by the thread that owns the session at that time, read by the log thread after the end; only
 * {@link #isInTransit} is read in between, by any thread.
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

    /** Records the scope that opened the session: its name, which may be null, and its attempt, from 1. */
    public void recordOpening(String scope, int number) {
        name = scope;
        attempt = number;
    }

    /** Records that the session was opened by a requires-new scope. */
    public void recordRequiresNew() {
        requiresNew = true;
    }

    /** Records a joined scope at a depth. */
    public void recordJoin(int scopeDepth) {
        joins++;
        depth = Math.max(depth, scopeDepth);
    }

    /** Records a nested scope, which has set a savepoint, at a depth. */
    public void recordSavepoint(int scopeDepth) {
        savepoints++;
        depth = Math.max(depth, scopeDepth);
    }

    /** Records that the named thread hands the session over. */
    public void recordHandOver(String thread) {
        inTransit = true;
        handOvers++;
        if (openedBy == null) {
            openedBy = thread;
        }
    }

    /** Records that a thread has adopted the session. */
    public void recordAdoption() {
        inTransit = false;
    }

    /** {@return whether it is handed over and not adopted yet} */
    public boolean isInTransit() {
        return inTransit;
    }

    /** {@return the name of the scope that opened it, or null} */
    public String name() {
        return name;
    }

    /** {@return the attempt of its scope, from 1} */
    public int attempt() {
        return attempt;
    }

    /** {@return the maximum depth of scopes in it, from 1} */
    public int depth() {
        return depth;
    }

    /** {@return the number of joined scopes} */
    public int joins() {
        return joins;
    }

    /** {@return the number of nested scopes} */
    public int savepoints() {
        return savepoints;
    }

    /** {@return whether it was opened by a requires-new scope} */
    public boolean isRequiresNew() {
        return requiresNew;
    }

    /** {@return the number of hand-overs by the scope API} */
    public int handOvers() {
        return handOvers;
    }

    /** {@return the name of the thread that opened it, if it was handed over; else null} */
    public String openedBy() {
        return openedBy;
    }
}

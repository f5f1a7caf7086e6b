package com.acme.chains;

/** A loan of the outermost pool: a session. The rules are those of the findings' documentation. */
final class Loan implements ModelConnection {
    private final ModelPool pool;
    private final String opener;
    private String owner;
    private boolean used;
    private int handOvers;
    private boolean manual;
    private boolean changed;
    private boolean closed;

    Loan(ModelPool pool, String opener) {
        this.pool = pool;
        this.opener = opener;
        owner = opener;
    }

    @Override
    public void use(String thread) {
        pool.model().check(!closed);
        if (!thread.equals(owner)) {
            pool.model().check(pool.ownedBy(thread).isEmpty());
            owner = thread;
            if (++handOvers == 2) {
                pool.found("foreign-thread");
            }
        }
        used = true;
        pool.settle(this, thread);
    }

    @Override
    public void write(String thread) {
        use(thread);
        changed |= manual;
    }

    @Override
    public void setAutoCommit(String thread, boolean on) {
        use(thread);
        if (on) {
            changed = false;
        }
        manual = !on;
    }

    @Override
    public void end(String thread) {
        use(thread);
        changed = false;
    }

    @Override
    public void close(String thread) {
        pool.model().check(!closed && !pool.isUnsettled(this));
        closed = true;
        if (changed) {
            pool.found("uncommitted-close");
        }
    }

    /** An owner that has never used its session may be about to hand it over. */
    boolean isUsed() {
        return used;
    }

    boolean isOpen() {
        return !closed;
    }

    boolean isOwnedBy(String thread) {
        return !closed && owner.equals(thread);
    }

    @Override
    public String toString() {
        return "\"" + opener + " " + (closed ? "closed" : "open") + "\"";
    }
}

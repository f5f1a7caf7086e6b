package com.acme.chains;

/**
 * The next step of a thread.
 *
 * @param thread 0 or 1
 * @param connection the number of the borrow that it refers to
 * @param route which of its two chains a routing data source uses
 */
record Step(Kind kind, int thread, int connection, int route) {
    /** The action. */
    enum Kind {
        BORROW,
        READ,
        WRITE,
        /** Autocommit off, and a write. */
        BEGIN,
        COMMIT,
        ROLLBACK,
        AUTOCOMMIT,
        CLOSE,
        /** The end of the thread's unit of work. */
        END
    }

    @Override
    public String toString() {
        String what = kind == Kind.BORROW || kind == Kind.END ? "" : " #" + connection;
        return (thread == 0 ? "a" : "b") + " " + kind + what + (route == 0 ? "" : " route " + route);
    }
}

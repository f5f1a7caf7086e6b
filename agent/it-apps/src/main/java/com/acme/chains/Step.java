package com.acme.chains;

/**
 * What a thread does next.
 *
 * @param thread 0 or 1
 * @param connection the number of the borrow that it is about
 * @param route which of its two chains a routing data source takes
 */
record Step(Kind kind, int thread, int connection, int route) {
    /** What is done. */
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

package com.acme.reclaim;

/** The ways in which a session is leaked, or only seems to be. */
enum Way {
    /** Its thread is alive; the connection, its statement and its result set are unreachable. */
    FORGOTTEN(true, true),
    /** Its thread ends; the connection is unreachable. */
    THREAD_ENDED(false, true),
    /** Its thread ends; a field refers to the connection, which is not used. */
    THREAD_ENDED_KEPT(false, true),
    /** Its thread is alive, and a field refers to the connection. */
    KEPT(true, false),
    /** Its thread ends, and another one uses the connection. */
    HANDED_OVER(false, false),
    /** Only the statement is retained. */
    STATEMENT_KEPT(true, false),
    /** Only the statement's connection is retained: in some pools it is not the object that was borrowed. */
    CONNECTION_OF_STATEMENT_KEPT(true, false),
    /** Only the result set is retained. */
    RESULT_KEPT(true, false),
    /** Only the metadata is retained. */
    META_DATA_KEPT(true, false),
    /** Only the connection behind the pool's connection is retained. */
    UNWRAPPED_KEPT(true, false);

    private final boolean threadLives;
    private final boolean lost;

    Way(boolean threadLives, boolean lost) {
        this.threadLives = threadLives;
        this.lost = lost;
    }

    boolean threadLives() {
        return threadLives;
    }

    /** Whether it will never be closed; otherwise it is still in use. */
    boolean isLost() {
        return lost;
    }

    /** Whether a pool that lends like that can get it back. */
    boolean isGivenBackTo(SmallPool pool) {
        return switch (this) {
            case FORGOTTEN -> pool.letsGo();
            case THREAD_ENDED -> pool.letsGo() || pool.showsUse() && pool.lendsAnew();
            case THREAD_ENDED_KEPT -> pool.showsUse() && pool.lendsAnew();
            default -> false;
        };
    }
}

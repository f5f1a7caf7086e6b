package com.acme.reclaim;

/** How a session is lost, or only looks lost. */
enum Way {
    /** Its thread lives on; nobody has the connection. Statement and result are left open, too. */
    FORGOTTEN(true, true),
    /** Its thread ends; nobody has the connection. */
    THREAD_ENDED(false, true),
    /** Its thread ends; the connection stands in a field, and nobody uses it. */
    THREAD_ENDED_KEPT(false, true),
    /** Its thread lives on, and the connection stands in a field. */
    KEPT(true, false),
    /** Its thread ends, and another one works with the connection. */
    HANDED_OVER(false, false),
    /** Only the statement is kept. */
    STATEMENT_KEPT(true, false),
    /** Only what the statement says is its connection is kept: some pools show another object than they have lent. */
    CONNECTION_OF_STATEMENT_KEPT(true, false),
    /** Only the result is kept. */
    RESULT_KEPT(true, false),
    /** Only the meta data is kept. */
    META_DATA_KEPT(true, false),
    /** Only what is behind the pool's connection is kept. */
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

    /** Whether nobody will close it any more; if not, somebody still works with it. */
    boolean isLost() {
        return lost;
    }

    /** Whether a pool that lends like that can have it back. */
    boolean isGivenBackTo(SmallPool pool) {
        return switch (this) {
            case FORGOTTEN -> pool.letsGo();
            case THREAD_ENDED -> pool.letsGo() || pool.showsUse() && pool.lendsAnew();
            case THREAD_ENDED_KEPT -> pool.showsUse() && pool.lendsAnew();
            default -> false;
        };
    }
}

package com.acme.loans.jta;

/** A transaction manager, of whichever package its interfaces are. */
interface Transactions {
    void begin() throws Exception;

    void commit() throws Exception;

    void rollback() throws Exception;

    /** Takes the thread's transaction away from it. */
    Object suspend() throws Exception;

    /** Gives a transaction to the thread. */
    void resume(Object transaction) throws Exception;
}

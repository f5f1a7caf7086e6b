package com.acme.loans.jta;

/** A transaction manager, independent of the package of its interfaces. */
interface Transactions {
    void begin() throws Exception;

    void commit() throws Exception;

    void rollback() throws Exception;

    /** Dissociates the transaction from the thread. */
    Object suspend() throws Exception;

    /** Associates a transaction with the thread. */
    void resume(Object transaction) throws Exception;
}

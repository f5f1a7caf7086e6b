package com.acme.loans.jta;

import javax.transaction.Transaction;
import javax.transaction.TransactionManager;

/** A manager of {@code javax.transaction}. */
record JavaxTransactions(TransactionManager manager) implements Transactions {
    @Override
    public void begin() throws Exception {
        manager.begin();
    }

    @Override
    public void commit() throws Exception {
        manager.commit();
    }

    @Override
    public void rollback() throws Exception {
        manager.rollback();
    }

    @Override
    public Object suspend() throws Exception {
        return manager.suspend();
    }

    @Override
    public void resume(Object transaction) throws Exception {
        manager.resume((Transaction) transaction);
    }
}

package com.acme.micronaut;

import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/** Writes audits. */
@Singleton
public class AuditService {
    private final AccountRepository accounts;

    AuditService(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** Writes an audit that remains if the caller rolls back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void audit() {
        accounts.save(new Account(9, "audit", 0));
    }
}

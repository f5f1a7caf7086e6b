package com.acme.micronaut;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/** Changes accounts. */
@Singleton
public class AccountService {
    private final AccountRepository accounts;
    private final AuditService audits;

    AccountService(AccountRepository accounts, AuditService audits) {
        this.accounts = accounts;
        this.audits = audits;
    }

    /** Reads and changes through the repository. */
    @Transactional
    public void pay(int id) {
        accounts.update(accounts.findById(id).orElseThrow());
    }

    /** Changes an account, and audits this in another transaction. */
    @Transactional
    public void payAudited(int id) {
        accounts.deleteById(id);
        audits.audit(); // line: audit
    }

    /** Changes an account, and counts on a connection of the pool itself. */
    @Transactional
    public void payAndCount(int id, DataSource pool) throws SQLException {
        accounts.deleteById(id);
        try (Connection connection = pool.getConnection(); // line: inner
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1");
        }
    }
}

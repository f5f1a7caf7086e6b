package com.acme.datajpa;

import java.util.stream.Stream;

import com.acme.host.RemoteService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Uses accounts in transactions. */
public class Bank {
    private final Accounts accounts;
    private final JdbcTemplate template;

    Bank(Accounts accounts, JdbcTemplate template) {
        this.accounts = accounts;
        this.template = template;
    }

    /** Reads the accounts as a stream, and lets the end of the transaction close it. */
    @Transactional(readOnly = true)
    public long count() {
        return accounts.streamAll().count();
    }

    /** Calls another service for the first account of a stream. */
    @Transactional(readOnly = true)
    public void notifyFirst() {
        try (Stream<Account> stream = accounts.streamAll()) {
            stream.limit(1).forEach(account -> RemoteService.call());
        }
    }

    /** Changes an account with both JPA and JDBC, in one session. */
    @Transactional
    public void change(int id) {
        accounts.findById(id).orElseThrow().change(1);
        accounts.flush();
        template.update("UPDATE account SET balance = balance + 1 WHERE id = ?", id);
    }

    /** In a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void changeAlways(int id) {
        accounts.findById(id).orElseThrow().change(1);
    }

    /** Adds a booking, whose id Hibernate takes from a table. */
    @Transactional
    public void book(int id) {
        Account account = accounts.findById(id).orElseThrow();
        account.bookings().add(new Booking(10));
        accounts.saveAndFlush(account); // line: save
    }

    /** Reads an account and calls another service. */
    @Transactional(readOnly = true)
    public void notifyOwner(int id) {
        accounts.findById(id).orElseThrow();
        RemoteService.call();
    }
}

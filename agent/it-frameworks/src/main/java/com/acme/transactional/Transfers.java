package com.acme.transactional;

import com.acme.host.RemoteService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Transfers amounts between accounts. */
public class Transfers {
    private final JdbcTemplate template;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    public Transfers(JdbcTemplate template, Audit audit, ApplicationEventPublisher events) {
        this.template = template;
        this.audit = audit;
        this.events = events;
    }

    /** One session. */
    @Transactional
    public void transfer() {
        change(1);
        audit.note(2);
        try {
            audit.noteIfPossible(3);
        } catch (IllegalStateException e) {
            // rolled back to the savepoint
        }
    }

    /** Two sessions at the same time. */
    @Transactional
    public void transferAndNote() {
        change(1);
        audit.noteAlways(2); // line: note
    }

    /** Publishes an event, which others handle after the commit. */
    @Transactional
    public void transferAndPublish() {
        change(1);
        events.publishEvent(new Transferred(2));
    }

    /** Is rolled back. */
    @Transactional
    public void fail() {
        change(1);
        throw new IllegalStateException("no such account");
    }

    /** One session, read only. */
    @Transactional(readOnly = true)
    public Integer total() {
        return template.queryForObject("SELECT SUM(balance) FROM account", Integer.class);
    }

    /** Calls another service while its session waits. */
    @Transactional(readOnly = true)
    public Integer totalInDollars() {
        Integer total = total();
        RemoteService.call();
        return total;
    }

    /** Calls another service between its changes and the commit. */
    @Transactional
    public void transferAbroad() {
        change(1);
        RemoteService.call();
    }

    private void change(int id) {
        template.update("UPDATE account SET balance = balance - 1 WHERE id = ?", id);
    }

    /** An event. */
    public record Transferred(int id) {}
}

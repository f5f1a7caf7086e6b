package com.acme.transactional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes what was done. */
public class Audit {
    private final JdbcTemplate template;

    public Audit(JdbcTemplate template) {
        this.template = template;
    }

    /** In a transaction of its own, which lasts if that of the caller is rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void noteAlways(int id) {
        template.update("UPDATE account SET balance = balance + 1 WHERE id = ?", id);
    }

    /** In the transaction of the caller. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(int id) {
        template.update("UPDATE account SET balance = balance + 1 WHERE id = ?", id);
    }

    /** Up to a savepoint of the transaction of the caller. */
    @Transactional(propagation = Propagation.NESTED)
    public void noteIfPossible(int id) {
        template.update("UPDATE account SET balance = balance + 1 WHERE id = ?", id);
        throw new IllegalStateException("impossible");
    }
}

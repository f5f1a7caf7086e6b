package com.acme.frameworks.spring;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Methods that are called inside transactions of others. */
public class Notes {
    private final JdbcTemplate template;

    Notes(JdbcTemplate template) {
        this.template = template;
    }

    /** In the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addPoint(int id) {
        template.update("INSERT INTO spring_points VALUES (?)", id);
    }

    /** Up to a savepoint of the caller's transaction; fails for even numbers. */
    @Transactional(propagation = Propagation.NESTED)
    public void addBonus(int id) {
        template.update("INSERT INTO spring_points VALUES (?)", 100 + id);
        if (id % 2 == 0) {
            throw new IllegalArgumentException("no bonus for " + id);
        }
    }

    /** In a separate transaction, and so in a second session in addition to the caller's. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void note(int id) {
        template.update("INSERT INTO spring_notes VALUES (?)", id);
    }
}

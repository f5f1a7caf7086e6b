package com.acme.frameworks.spring;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Places orders. */
public class Orders {
    private final JdbcTemplate template;
    private final Notes notes;

    Orders(JdbcTemplate template, Notes notes) {
        this.template = template;
        this.notes = notes;
    }

    /** One session for all calls. */
    @Transactional
    public void place(int id) {
        template.update("INSERT INTO spring_orders VALUES (?)", id);
        notes.addPoint(id);
        try {
            notes.addBonus(id);
        } catch (IllegalArgumentException e) {
            // rolled back to the savepoint; the order is kept
        }
    }

    /** Two sessions at once. */
    @Transactional
    public void placeWithNote(int id) {
        template.update("INSERT INTO spring_orders VALUES (?)", id);
        notes.note(id);
    }

    /** Leaves no session open. */
    @Transactional
    public void placeAndFail(int id) {
        place(id);
        throw new IllegalStateException("order " + id + " is rolled back");
    }
}

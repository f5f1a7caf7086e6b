package com.acme.datajpa;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A booking, with an id from a table. */
@Entity
public class Booking {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE)
    private Long id;

    private int amount;

    /** For Hibernate. */
    protected Booking() {}

    Booking(int amount) {
        this.amount = amount;
    }

    int amount() {
        return amount;
    }
}

package com.acme.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** An entity whose ids are rows of a table. */
@Entity
class Ticket {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE)
    private int id;

    Ticket() {}
}

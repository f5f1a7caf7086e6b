package com.acme.eclipselink;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An account of the host's table. */
@Entity
public class Account {
    @Id
    private int id;

    private String owner;
    private int balance;

    public Account() {}

    Account(int id, String owner) {
        this.id = id;
        this.owner = owner;
    }

    void pay(int amount) {
        balance += amount;
    }

    @Override
    public String toString() {
        return id + " " + owner + " " + balance;
    }
}

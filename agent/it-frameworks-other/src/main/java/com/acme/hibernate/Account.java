package com.acme.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An account of the host's table. */
@Entity
class Account {
    @Id
    private int id;

    private String owner;
    private int balance;

    Account() {}

    public String getOwner() {
        return owner;
    }

    public void setBalance(int balance) {
        this.balance = balance;
    }

    @Override
    public String toString() {
        return id + " " + owner + " " + balance;
    }
}

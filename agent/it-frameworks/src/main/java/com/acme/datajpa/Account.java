package com.acme.datajpa;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;

/** An account; its bookings are loaded lazily. */
@Entity
public class Account {
    @Id
    private int id;

    private String owner;
    private int balance;

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "account")
    private List<Booking> bookings = new ArrayList<>();

    /** For Hibernate. */
    protected Account() {}

    int id() {
        return id;
    }

    String owner() {
        return owner;
    }

    void change(int amount) {
        balance += amount;
    }

    List<Booking> bookings() {
        return bookings;
    }
}

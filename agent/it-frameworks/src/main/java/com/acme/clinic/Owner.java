package com.acme.clinic;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;

/** An owner of pets, which are loaded lazily. */
@Entity
public class Owner {
    @Id
    @GeneratedValue
    private Integer id;

    private String lastName;

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "owner")
    private List<Pet> pets = new ArrayList<>();

    /** For Hibernate. */
    protected Owner() {}

    Owner(String lastName) {
        this.lastName = lastName;
    }

    public Integer getId() {
        return id;
    }

    public String getLastName() {
        return lastName;
    }

    public List<Pet> getPets() {
        return pets;
    }
}

package com.acme.clinic;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** A pet and its visits. */
@Entity
public class Pet {
    @Id
    @GeneratedValue
    private Integer id;

    private String name;

    @ElementCollection
    private List<String> visits = new ArrayList<>();

    /** For Hibernate. */
    protected Pet() {}

    Pet(String name) {
        this.name = name;
    }

    public Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public List<String> getVisits() {
        return visits;
    }
}

package com.acme.frameworks.jpa;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A product; its tags are loaded lazily. */
@Entity
@Table(name = "jpa_product")
public class Product {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;
    private int amount;

    @ElementCollection
    private List<String> tags = new ArrayList<>();

    /** For Hibernate. */
    protected Product() {}

    Product(String name, int amount, String... tags) {
        this.name = name;
        this.amount = amount;
        this.tags.addAll(List.of(tags));
    }

    Long id() {
        return id;
    }

    String name() {
        return name;
    }

    int tagCount() {
        return tags.size();
    }

    void take() {
        amount--;
    }
}

package com.acme.startup;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.validation.constraints.NotBlank;

/** Something to keep in a database. */
@Entity
public class Article {
    @Id
    @GeneratedValue
    private Long id;

    @NotBlank
    private String name;

    /** For Hibernate. */
    protected Article() {}

    Article(String name) {
        this.name = name;
    }

    Long id() {
        return id;
    }

    String name() {
        return name;
    }
}

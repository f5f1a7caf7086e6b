package com.acme.clinic;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/** All owners. */
public interface Owners extends JpaRepository<Owner, Integer> {
    /** Owners whose name begins so. */
    List<Owner> findByLastNameStartingWith(String start);
}

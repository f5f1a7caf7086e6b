package com.acme.datajpa;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All accounts. */
public interface Accounts extends JpaRepository<Account, Integer> {
    /** The accounts of an owner. */
    List<Account> findByOwner(String owner);

    /** All, one after the other. */
    @Query("from Account")
    Stream<Account> streamAll();
}

package com.acme.datajdbc;

import java.util.stream.Stream;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All accounts. */
public interface AccountRows extends ListCrudRepository<Account, Integer> {
    /** All, one after the other. */
    @Query("SELECT * FROM account")
    Stream<Account> streamAll();
}

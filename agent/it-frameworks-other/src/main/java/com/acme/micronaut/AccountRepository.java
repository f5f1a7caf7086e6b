package com.acme.micronaut;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** Accounts. */
@JdbcRepository(dialect = Dialect.H2)
public interface AccountRepository extends CrudRepository<Account, Integer> {}

package com.acme.loans.spring;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A delegating data source of Spring is in front of the lazy one. */
public final class LazyBehindDelegating extends LazyRouting {
    @Override
    DataSource front(DataSource lazy) {
        return new DelegatingDataSource(lazy);
    }
}

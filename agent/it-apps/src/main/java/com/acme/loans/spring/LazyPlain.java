package com.acme.loans.spring;

import javax.sql.DataSource;

/** The application uses the lazy data source itself. */
public final class LazyPlain extends LazyRouting {
    @Override
    DataSource front(DataSource lazy) {
        return lazy;
    }
}

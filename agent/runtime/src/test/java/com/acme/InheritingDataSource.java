package com.acme;

import java.sql.SQLException;

import javax.sql.DataSource;

/** Inherits {@code getConnection} from a class that is not a {@code DataSource}, like PostgreSQL's data sources. */
public final class InheritingDataSource extends CommonSource implements DataSource {
    public InheritingDataSource(DataSource target) {
        super(target);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

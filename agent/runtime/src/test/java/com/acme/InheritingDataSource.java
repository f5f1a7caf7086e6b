package com.acme;

import java.sql.SQLException;

import javax.sql.DataSource;

/** Inherits {@code getConnection} from a class that is no {@code DataSource}, as PostgreSQL's do. */
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

package com.acme;

import java.sql.Connection;
import java.sql.SQLException;

/** A data source that returns the connections of a supplier. */
public final class SupplyingDataSource extends ForwardingDataSource {
    private final Supplier supplier;

    /** Supplies connections. */
    public interface Supplier {
        Connection get() throws SQLException;
    }

    public SupplyingDataSource(Supplier supplier) {
        super(null);
        this.supplier = supplier;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return supplier.get();
    }
}

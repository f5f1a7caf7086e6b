package com.acme.recording;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.support.MinimalDataSource;

/** A data source of the application's own. */
final class BorrowDataSource extends MinimalDataSource {
    private final Recording.Borrow borrow;

    BorrowDataSource(Recording.Borrow borrow) {
        this.borrow = borrow;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return borrow.get();
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new SQLException(e);
        }
    }
}

package com.acme.inherited;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Has static methods that are called as methods of JDBC are. */
public final class StaticNamesake extends Sources.Opener implements Sources.Rest {
    public StaticNamesake(DataSource target) {
        super(target);
    }

    /** Makes one, and asks it. */
    public static Connection getConnection(DataSource target, String unused) throws SQLException {
        return new StaticNamesake(target).getConnection();
    }

    /** Closes nothing. */
    public static int close(String settings, int fallback) {
        return fallback;
    }

    /** Is no method of the interface either. */
    public static DataSource createConnectionBuilder(DataSource target) {
        return target;
    }
}

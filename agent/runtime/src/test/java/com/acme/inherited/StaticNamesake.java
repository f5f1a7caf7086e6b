package com.acme.inherited;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Has static methods with the signatures of JDBC methods. */
public final class StaticNamesake extends Sources.Opener implements Sources.Rest {
    public StaticNamesake(DataSource target) {
        super(target);
    }

    /** Creates an instance and calls it. */
    public static Connection getConnection(DataSource target, String unused) throws SQLException {
        return new StaticNamesake(target).getConnection();
    }

    /** Closes nothing. */
    public static int close(String settings, int fallback) {
        return fallback;
    }

    /** Not a method of the interface either. */
    public static DataSource createConnectionBuilder(DataSource target) {
        return target;
    }
}

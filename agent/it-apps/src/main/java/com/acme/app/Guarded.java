package com.acme.app;

import java.sql.Connection;
import java.sql.SQLException;

import org.h2.jdbcx.JdbcDataSource;

/** Opens sessions under a security manager, of the command line or, with the argument {@code late}, its own. */
public final class Guarded {
    /** The number of sessions. */
    public static final int SESSIONS = 5;

    private Guarded() {}

    @SuppressWarnings("removal")
    public static void main(String[] arguments) throws SQLException {
        if (arguments.length > 0) {
            System.setSecurityManager(new SecurityManager());
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:guarded;DB_CLOSE_DELAY=-1");
        for (int i = 0; i < SESSIONS; i++) {
            try (Connection connection = source.getConnection()) {
                connection.createStatement().execute("SELECT 1");
            }
        }
        System.out.println("manager=" + (System.getSecurityManager() != null));
    }
}

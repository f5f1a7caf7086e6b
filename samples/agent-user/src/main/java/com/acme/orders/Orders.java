package com.acme.orders;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import org.h2.jdbcx.JdbcConnectionPool;

/** Counts orders, correctly and with a leak. Knows nothing of the agent. */
public final class Orders {
    private final DataSource database;

    Orders(DataSource database) {
        this.database = database;
    }

    /** With an argument it waits for a line on standard input first. */
    public static void main(String[] arguments) throws SQLException, IOException {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1", "sa", "");
        Orders orders = new Orders(pool);
        if (arguments.length > 0) {
            System.out.println("waiting");
            System.in.read();
        }
        orders.count();
        orders.leak();
        System.out.println("done");
    }

    int count() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return count(connection);
        }
    }

    /** Never closes its connection. */
    int leak() throws SQLException {
        return count(database.getConnection());
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM information_schema.tables")) {
            result.next();
            return result.getInt(1);
        }
    }
}

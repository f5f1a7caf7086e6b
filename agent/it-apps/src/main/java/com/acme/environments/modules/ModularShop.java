package com.acme.environments.modules;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.environments.OwnSource;
import com.acme.environments.Workload;
import com.zaxxer.hikari.HikariDataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Uses a source of its own module and a pool in another, and prints the modules of the parts. */
public final class ModularShop {
    private static final int ROUNDS = 10;

    private ModularShop() {}

    public static void main(String[] arguments) throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:warehouse;DB_CLOSE_DELAY=-1");
        work(new OwnSource(h2));
        try (HikariDataSource pool = Workload.pool("shop", "shop", 2)) {
            work(pool);
        }
    }

    private static void work(DataSource source) throws SQLException {
        Workload.run(source, ROUNDS);
        say("source", source);
        try (Connection connection = source.getConnection()) {
            say("connection", connection);
            say("statement", connection.createStatement());
        }
        System.out.println("received=1");
    }

    private static void say(String what, Object object) {
        Module module = object.getClass().getModule();
        System.out.println(what + "=" + object.getClass().getName() + " in " + module + " reads "
                + module.canRead(ModularShop.class.getModule()));
    }
}

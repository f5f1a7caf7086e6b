package com.acme.environments.shop;

import java.util.List;
import java.util.stream.Stream;

import com.acme.environments.rows.Rows;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Reads through the shared library, in a method and in a lambda. */
public final class Shop {
    private static final String SQL = "SELECT schema_name FROM information_schema.schemata";

    private Shop() {}

    public static void main(String[] arguments) {
        run();
        System.out.println("loader=" + Shop.class.getClassLoader().getClass().getName());
        System.out.println(
                "source=" + Shop.class.getProtectionDomain().getCodeSource().getLocation());
    }

    /** Opens a session in each of two lines. */
    static void run() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("shop");
        config.setJdbcUrl("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Rows rows = new Rows(pool);
            List<String> schemas = rows.texts(SQL); // line: method
            Stream.of(1).forEach(each -> rows.texts(SQL)); // line: lambda
            System.out.println("schemas=" + schemas.size());
        }
    }
}

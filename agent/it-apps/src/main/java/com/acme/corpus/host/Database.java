package com.acme.corpus.host;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database of one run of one program. */
record Database(String name, String url, String user, String password) {
    private static final List<String> CONTENT = List.of(
            "CREATE TABLE account (id INT PRIMARY KEY, owner VARCHAR(40) NOT NULL, balance INT NOT NULL)",
            "INSERT INTO account VALUES (1, 'Ann', 100), (2, 'Bob', 200), (3, 'Cid', 300)",
            "CREATE SCHEMA archive",
            "CREATE ALIAS pause FOR 'java.lang.Thread.sleep(long)'");

    /** A fresh database inside this JVM. */
    static Database inside(String name) throws SQLException {
        Database database = new Database(name, "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
        try (Connection connection = DriverManager.getConnection(database.url, database.user, database.password);
                Statement statement = connection.createStatement()) {
            for (String sql : CONTENT) {
                statement.execute(sql);
            }
        }
        return database;
    }

    /** A server's; the URL names user and password. Its tables are the programs' own business. */
    static Database onServer(String name, String url) {
        return new Database(name, url, parameter(url, "user"), parameter(url, "password"));
    }

    private static String parameter(String url, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        return found.find() ? found.group(1) : "";
    }

    String driver() {
        return url.startsWith("jdbc:h2:") ? "org.h2.Driver" : "com.mysql.cj.jdbc.Driver";
    }
}

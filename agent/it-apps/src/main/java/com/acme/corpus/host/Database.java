package com.acme.corpus.host;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.acme.support.Databases;
import com.acme.support.PoolSetup;

/** A database of one run of one program. */
record Database(String name, String url, String user, String password) {
    private static final int MAX_CONNECTIONS = 4;
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);
    private static final List<String> CONTENT = List.of(
            "CREATE TABLE account (id INT PRIMARY KEY, owner VARCHAR(40) NOT NULL, balance INT NOT NULL)",
            "INSERT INTO account VALUES (1, 'Ann', 100), (2, 'Bob', 200), (3, 'Cid', 300)",
            "CREATE SCHEMA archive",
            "CREATE ALIAS pause FOR 'java.lang.Thread.sleep(long)'");

    /** A new database inside this JVM. */
    static Database inside(String name) throws SQLException {
        Database database = new Database(name, Databases.url(name), "sa", "");
        try (Connection connection = DriverManager.getConnection(database.url, database.user, database.password);
                Statement statement = connection.createStatement()) {
            for (String sql : CONTENT) {
                statement.execute(sql);
            }
        }
        return database;
    }

    /** A database of a server; the URL contains user and password. Programs create their own tables. */
    static Database onServer(String name, String url) {
        return new Database(name, url, parameter(url, "user"), parameter(url, "password"));
    }

    private static String parameter(String url, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        return found.find() ? found.group(1) : "";
    }

    /**
     * A pool by the name of the database, with the defaults of its kind but four connections at most and a short wait.
     */
    PoolSetup pool() {
        return PoolSetup.of(url, MAX_CONNECTIONS)
                .withName(name)
                .withDriver(url.startsWith("jdbc:h2:") ? "org.h2.Driver" : "com.mysql.cj.jdbc.Driver")
                .withUser(user, password)
                .withMaxWait(MAX_WAIT);
    }
}

package com.acme.loans.handmade;

import java.sql.Connection;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import org.sqlite.SQLiteDataSource;

/**
 * sqlite-jdbc, whose statements inherit from classes that are no statements. The changes of one session are neither
 * committed nor rolled back.
 */
public final class Sqlite implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:file:" + lenders.name("database") + "?mode=memory&cache=shared");
        try (Connection kept = source.getConnection()) {
            Sql.execute(kept, "CREATE TABLE numbers (n INT)");
            Thread other = new Thread(() -> change(source), "other");
            other.start();
            other.join();
            lenders.print("rows=" + Sql.text(kept, "SELECT COUNT(*) FROM numbers"));
        }
        lenders.lends(lenders.name("database"), () -> 2);
    }

    private static void change(SQLiteDataSource source) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Sql.execute(connection, "INSERT INTO numbers VALUES (1)", "INSERT INTO numbers VALUES (2)");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

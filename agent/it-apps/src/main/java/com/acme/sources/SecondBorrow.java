package com.acme.sources;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/**
 * Borrows from every pool while it has a connection of that pool, and prints the result: {@code name|same|open|user}.
 * Arguments: URLs of databases in addition to H2.
 */
public final class SecondBorrow {
    private SecondBorrow() {}

    /** A pool over a database. */
    private record Row(String name, Database database, Opened opened) {}

    public static void main(String[] arguments) throws Exception {
        List<Row> rows = rows(arguments);
        if (Boolean.getBoolean(SourceMatrix.LATE)) {
            for (Row row : rows) {
                row.opened.borrow().get().close();
            }
            awaitAgent();
        }
        for (Row row : rows) {
            System.out.println("row=" + row.name + "|" + borrowTwice(row));
        }
        for (Row row : rows) {
            row.opened.close().close();
        }
        System.exit(0); // some pools leave threads behind
    }

    private static List<Row> rows(String[] urls) throws Exception {
        List<Source> sources = new ArrayList<>();
        sources.addAll(HikariSources.all());
        sources.addAll(CommonPools.all());
        sources.addAll(OtherPools.all());
        List<Row> rows = new ArrayList<>();
        for (Source source : sources) {
            Database h2 = Database.h2("second" + rows.size());
            rows.add(new Row(source.name(), h2, source.opener().open("h2 " + source.name(), h2)));
            for (String url : source.is(Source.Trait.H2_ONLY) ? new String[0] : urls) {
                Database server = Database.server(url);
                rows.add(new Row(source.name(), server, source.opener().open("server " + source.name(), server)));
            }
        }
        return rows;
    }

    private static String borrowTwice(Row row) throws Exception {
        Connection outer = row.opened.borrow().get();
        outer.createStatement().close(); // an unused one may have been handed over
        Connection inner = row.opened.borrow().get();
        boolean same = inner == outer;
        inner.close();
        outer.createStatement().close();
        boolean open = !outer.isClosed();
        String user = otherUser(row, outer);
        outer.close();
        try (Connection next = row.opened.borrow().get()) {
            next.createStatement().close();
        }
        return (same ? "same" : "different") + "|" + (open ? "open" : "closed") + "|" + user;
    }

    /** With a user and password, which may be the same ones: this may be another identity. */
    private static String otherUser(Row row, Connection outer) {
        if (!(row.opened.object() instanceof DataSource source)) {
            return "none";
        }
        try (Connection named = source.getConnection(row.database.user(), row.database.password())) {
            return named == outer ? "same" : "different";
        } catch (SQLException | RuntimeException e) {
            return "none"; // most pools do not support it
        }
    }

    private static void awaitAgent() throws IOException {
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // until the agent is attached
        }
    }
}

package com.acme.sources;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Changes one property of a connection, closes it, and checks whether the next borrower gets the changed value; for
 * each property and pool. Prints {@code pool|database|state|thread|lent-on}, or {@code reset}, or {@code ignored} if
 * the driver ignores it; each under its own thread name. Argument: the URL of a server.
 */
public final class StateLeft {
    private static final int MOST = 3;

    /**
     * Variants of a pool that behave like the first one; and two that reset in the background, so that timing decides.
     */
    private static final Set<String> LEFT_OUT = Set.of(
            "c3p0",
            "Agroal",
            "HikariCP, dataSourceClassName",
            "HikariCP, DataSource instance",
            "HikariCP, lazy constructor",
            "HikariCP, leakDetectionThreshold",
            "Commons DBCP2, abandoned tracking",
            "Tomcat JDBC, without the facade",
            "Druid, removeAbandoned",
            "Vibur, connection tracking");

    private StateLeft() {}

    /** The properties that can be changed, on a database whose driver supports them. */
    private enum State {
        AUTOCOMMIT {
            @Override
            void change(Connection connection) throws SQLException {
                connection.setAutoCommit(false);
            }

            @Override
            Object read(Connection connection) throws SQLException {
                return connection.getAutoCommit();
            }
        },
        ISOLATION {
            @Override
            void change(Connection connection) throws SQLException {
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            }

            @Override
            Object read(Connection connection) throws SQLException {
                return connection.getTransactionIsolation();
            }
        },
        READ_ONLY {
            @Override
            void change(Connection connection) throws SQLException {
                connection.setReadOnly(true);
            }

            @Override
            Object read(Connection connection) throws SQLException {
                return connection.isReadOnly();
            }
        },
        CATALOG {
            @Override
            void change(Connection connection) throws SQLException {
                connection.setCatalog("information_schema");
            }

            @Override
            Object read(Connection connection) throws SQLException {
                return connection.getCatalog();
            }
        },
        SCHEMA {
            @Override
            void change(Connection connection) throws SQLException {
                connection.setSchema("INFORMATION_SCHEMA");
            }

            @Override
            Object read(Connection connection) throws SQLException {
                return connection.getSchema();
            }
        };

        abstract void change(Connection connection) throws SQLException;

        abstract Object read(Connection connection) throws SQLException;
    }

    public static void main(String[] arguments) throws Exception {
        List<Source> sources = new ArrayList<>();
        sources.addAll(HikariSources.all());
        sources.addAll(CommonPools.all());
        sources.add(CommonPools.basicWithDefaults());
        sources.addAll(OtherPools.all());
        sources.removeIf(source -> LEFT_OUT.contains(source.name()));
        int number = 0;
        for (Source source : sources) {
            for (State state : State.values()) {
                number++;
                print(source, "h2", Database.h2("state" + number), state, number);
                if (!source.is(Source.Trait.H2_ONLY)) {
                    print(source, "server", Database.server(arguments[0]), state, number);
                }
            }
        }
        System.exit(0); // some pools leave threads behind
    }

    private static void print(Source source, String where, Database database, State state, int number)
            throws Exception {
        String label = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String name = where + "-" + label + "-" + number;
        Thread.currentThread().setName(name);
        Opened opened = source.opener().open(name, database);
        System.out.println(
                "cell=" + source.name() + "|" + where + "|" + label + "|" + name + "|" + outcome(opened, state));
        opened.close().close();
    }

    private static String outcome(Opened opened, State state) throws Exception {
        Object usual;
        Object changed;
        try (Connection connection = opened.borrow().get()) {
            usual = state.read(connection);
            state.change(connection);
            changed = state.read(connection);
        }
        if (String.valueOf(usual).equals(String.valueOf(changed))) {
            return "ignored";
        }
        return isLentOn(opened, state, changed) ? "lent-on" : "reset";
    }

    /** Any connection that the pool lends next. */
    private static boolean isLentOn(Opened opened, State state, Object changed) throws Exception {
        List<Connection> next = new ArrayList<>();
        boolean found = false;
        try {
            for (int lent = 0; lent < MOST; lent++) {
                Connection connection = opened.borrow().get();
                next.add(connection);
                found |= String.valueOf(changed).equals(String.valueOf(state.read(connection)));
            }
        } finally {
            for (Connection connection : next) {
                connection.close();
            }
        }
        return found;
    }
}

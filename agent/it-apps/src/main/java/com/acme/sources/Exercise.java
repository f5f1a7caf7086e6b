package com.acme.sources;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The exercise for each source. Every borrowed connection is counted. */
final class Exercise {
    private static final int GROWTH = 3;

    private final Source row;
    private final ThreadKind threads;
    private final Transcript transcript;
    private final String table;
    private final AtomicInteger borrows = new AtomicInteger();
    private final Database database;
    private Opened opened;
    private WeakReference<Object> object;
    private WeakReference<Object> closed;
    private WeakReference<Object> lost;
    private Connection early;
    private Statement earlyStatement;

    Exercise(Source row, ThreadKind threads, Database database) {
        this(row, threads, database, "t_", new Transcript(row.name()));
    }

    private Exercise(Source row, ThreadKind threads, Database database, String prefix, Transcript transcript) {
        this.row = row;
        this.threads = threads;
        this.database = database;
        this.transcript = transcript;
        table = prefix + Integer.toHexString(row.name().hashCode());
    }

    /** Loads every class that the exercise needs, by running it with a separate source. */
    static void rehearse(Source row, ThreadKind threads, Database database) throws Exception {
        Exercise rehearsal = new Exercise(row, threads, database, "r_", Transcript.silent());
        rehearsal.open();
        rehearsal.lend();
        rehearsal.close();
    }

    /** Opens a session before the agent is attached. */
    void borrowEarly() throws InterruptedException {
        if (!row.is(Source.Trait.SINGLE)) {
            threads.run(row.name() + "/early", () -> {
                early = opened.borrow().get();
                earlyStatement = early.createStatement();
            });
        }
    }

    /** Uses and closes that session after the agent was attached: it is unknown to the agent. */
    void returnEarly() throws InterruptedException {
        if (early == null) {
            return;
        }
        threads.run(row.name() + "/early", () -> {
            earlyStatement.execute("SELECT 1");
            try (Statement another = early.createStatement()) {
                another.execute("SELECT 2");
            }
            if (!early.getAutoCommit()) {
                early.commit();
            }
            early.close();
            early.close();
        });
        early = null;
        earlyStatement = null;
    }

    /** The whole exercise, up to a connection that is forgotten. */
    void work(Database mysql, CountDownLatch end) throws InterruptedException {
        lend();
        if (row.server() != Source.Server.H2) {
            askServer(database);
        } else if (!row.is(Source.Trait.H2_ONLY)) {
            askServer(mysql);
        }
        lose(end);
    }

    void open() throws Exception {
        opened = row.opener().open(row.name(), database);
        object = new WeakReference<>(opened.object());
        if (opened.object() != null) {
            transcript.say("source", opened.object().getClass().getName());
            transcript.ask("source equals itself", () -> opened.object().equals(opened.object()));
        }
    }

    private void lend() throws InterruptedException {
        threads.run(row.name() + "/first", this::first);
        threads.run(row.name() + "/prepared", this::prepared);
        for (int i = 0; i < 4; i++) {
            threads.run(row.name() + "/again", this::again);
        }
        threads.run(row.name() + "/outcome", () -> new ChangesOutcome(this::borrow, table, transcript).find());
        if (!row.is(Source.Trait.SINGLE)) {
            grow();
        }
    }

    private void again() throws Exception {
        try (Connection connection = borrow()) {
            if (row.is(Source.Trait.FETCHES_LATER)) {
                connection.createStatement().close();
            }
        }
    }

    /** Queries the server's id of the session; not part of the transcript, because it differs from run to run. */
    private void askServer(Database server) throws InterruptedException {
        threads.run(row.name() + "/server", () -> {
            Opened leading = row.opener().open(row.name() + " server", server);
            try (Connection connection = leading.borrow().get()) {
                borrows.incrementAndGet();
                String question = server.url().startsWith("jdbc:postgresql:")
                        ? "SELECT pg_backend_pid()"
                        : "SELECT CONNECTION_ID()";
                try (Statement statement = connection.createStatement();
                        ResultSet result = statement.executeQuery(question)) {
                    result.next();
                    System.out.println("server-id:" + row.name() + "=" + result.getLong(1));
                }
            }
            leading.close().close();
        });
    }

    /** Borrows and forgets, on a thread that stays alive: only garbage collection can reveal it. */
    private void lose(CountDownLatch end) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<Opened> source = new AtomicReference<>(opened);
        threads.start(loser(), () -> {
            forget(source.getAndSet(null));
            done.countDown();
            end.await();
        });
        done.await();
    }

    private void forget(Opened source) throws Exception {
        Connection connection = source.borrow().get();
        borrows.incrementAndGet();
        lost = new WeakReference<>(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    boolean isLostCollected() {
        return lost != null && lost.refersTo(null);
    }

    /** Whether one of these lines of a log is about the forgotten connection. */
    boolean isLostIn(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("\"" + loser() + "\""));
    }

    private String loser() {
        return row.name() + "/lost";
    }

    boolean isUnreachable() {
        return closed != null && closed.refersTo(null) && (object == null || object.refersTo(null));
    }

    void tellLost() {
        transcript.say("a forgotten connection is collected", isLostCollected());
    }

    void close() {
        transcript.ask("source closes", () -> {
            opened.close().close();
            return "yes";
        });
        opened = null;
    }

    void tellEnd() {
        transcript.say("closed connection is unreachable", closed != null && closed.refersTo(null));
        transcript.say("closed source is unreachable", object != null && object.refersTo(null));
        System.out.println("borrows:" + row.name() + "=" + borrows);
    }

    private Connection borrow() throws Exception {
        Connection connection = opened.borrow().get();
        borrows.incrementAndGet();
        return connection;
    }

    private void first() throws Exception {
        Connection connection = borrow();
        closed = new WeakReference<>(connection);
        Behaviour behaviour = new Behaviour(connection, transcript);
        behaviour.identity();
        Statement statement = behaviour.statements(table);
        if (!connection.getAutoCommit()) {
            connection.commit(); // ebean-datasource lends with autocommit off
        }
        connection.close();
        behaviour.afterClose(statement);
        if (!row.is(Source.Trait.UNSTEADY_AFTER_CLOSE)) {
            behaviour.behindClosed();
        }
    }

    private void prepared() throws Exception {
        try (Connection connection = borrow()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?)")) {
                insert.setInt(1, 7);
                insert.addBatch();
                transcript.ask("batch", () -> insert.executeBatch().length);
            }
            connection.commit();
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE id = 7")) {
                transcript.ask("deleted", delete::executeUpdate);
            }
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** More concurrent connections than the source's initial number. */
    private void grow() throws InterruptedException {
        CyclicBarrier all = new CyclicBarrier(GROWTH);
        Thread[] started = new Thread[GROWTH];
        for (int i = 0; i < GROWTH; i++) {
            started[i] = threads.start(row.name() + "/grow", () -> {
                try (Connection connection = borrow();
                        Statement statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                    all.await();
                }
            });
        }
        for (Thread thread : started) {
            thread.join();
        }
    }
}

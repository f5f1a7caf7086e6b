package io.sessionaudit.demo.learn;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.scope.Session;
import io.sessionaudit.scope.Sessions;
import org.springframework.jdbc.core.JdbcTemplate;

/** Explains sessions in six steps. Each step is a method: read it together with its output. */
public final class SixSteps {

    private final HikariDataSource pool;
    private final PrintStream out;
    private final Sessions sessions;

    /**
     * The steps, on a database in which the table {@code demo_note} is dropped and created.
     *
     * @param pool the source of connections
     * @param out the output of the steps
     */
    public SixSteps(HikariDataSource pool, PrintStream out) {
        this.pool = pool;
        this.out = out;
        this.sessions = factory();
    }

    /** Takes them all. */
    public void run() throws SQLException, IOException, InterruptedException {
        scope();
        printIt();
        anotherThreadAndAnotherProcess();
        thirdParty();
        rawSql();
    }

    private Sessions factory() {
        step("1. The factory: one Sessions per DataSource, shared by all threads.");
        Sessions factory = Sessions.of(pool);
        say("connections borrowed so far: " + borrowed());
        return factory;
    }

    private void scope() throws SQLException {
        step("2. The scope: commit on success, roll back on error, close always.");
        sessions.run(session -> {
            try (Statement statement = session.connection().createStatement()) {
                statement.execute("DROP TABLE IF EXISTS demo_note");
                statement.execute("CREATE TABLE demo_note (text VARCHAR(40) NOT NULL) ENGINE = InnoDB");
            }
        });
        sessions.run(session -> write(session, "kept"));
        try {
            sessions.run(session -> {
                write(session, "lost");
                throw new IllegalStateException("something goes wrong");
            });
        } catch (IllegalStateException failure) {
            say("the failure is rethrown unchanged: " + failure.getMessage());
        }
        say("notes after one success and one failure: " + count() + ", connections borrowed: " + borrowed());
    }

    private void printIt() throws SQLException {
        step("3. Print it: same thread, same session, however deep the call.");
        Session[] after = new Session[1];
        sessions.run(outer -> {
            say("outer: " + outer);
            sessions.run(inner -> say("inner: " + inner));
            after[0] = outer;
        });
        say("after: " + after[0]);
    }

    private void anotherThreadAndAnotherProcess() throws SQLException, IOException, InterruptedException {
        step("4. A second thread, and a second process: other sessions.");
        try (Session mine = sessions.open()) {
            say("this thread:    " + mine + ", which the server knows as " + serverId(mine));
            say("another thread: " + inAnotherThread());
            say("another process: " + OtherProcess.start(pool.getJdbcUrl()));
            CompletableFuture<Void> trespass = CompletableFuture.runAsync(mine::connection);
            try {
                trespass.join();
            } catch (CompletionException refused) {
                say("another thread with this session: "
                        + refused.getCause().getMessage().split("\\. ")[1] + ".");
            }
        }
    }

    private void thirdParty() throws SQLException {
        step("5. A library that requires a DataSource uses the session's connection: it sees uncommitted changes.");
        JdbcTemplate library = new JdbcTemplate(sessions.dataSource());
        sessions.run(session -> {
            write(session, "not committed yet");
            say("inside the session JdbcTemplate counts "
                    + library.queryForObject("SELECT COUNT(*) FROM demo_note", Integer.class) + " notes on "
                    + borrowed() + " borrowed connection");
            session.setRollbackOnly();
        });
        say("outside it counts " + library.queryForObject("SELECT COUNT(*) FROM demo_note", Integer.class));
    }

    private void rawSql() throws SQLException {
        step("6. Raw SQL: session.connection() is plain JDBC.");
        String text = sessions.call(session -> {
            try (Statement statement = session.connection().createStatement();
                    ResultSet rows = statement.executeQuery("SELECT text FROM demo_note")) {
                rows.next();
                return rows.getString(1);
            }
        });
        say("the note: " + text);
        say("connections borrowed at the end: " + borrowed());
    }

    private String inAnotherThread() {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return sessions.call(session -> session + ", which the server knows as " + serverId(session));
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                })
                .join();
    }

    private static void write(Session session, String text) throws SQLException {
        try (PreparedStatement insert =
                session.connection().prepareStatement("INSERT INTO demo_note (text) VALUES (?)")) {
            insert.setString(1, text);
            insert.executeUpdate();
        }
    }

    private int count() throws SQLException {
        return sessions.call(session -> number(session, "SELECT COUNT(*) FROM demo_note"));
    }

    static int serverId(Session session) throws SQLException {
        return number(session, "SELECT CONNECTION_ID()");
    }

    private static int number(Session session, String query) throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private int borrowed() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    private void step(String text) {
        out.println(text);
    }

    private void say(String text) {
        out.println("   " + text);
    }
}

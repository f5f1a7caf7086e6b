package com.acme.sources;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.acme.recording.Recorder;
import com.acme.recording.Recording;
import com.acme.recording.RecordingDriver;
import com.acme.recording.RecordingPool;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Runs every source through the same correct exercise, with recording objects in front of it and, if its driver can be
 * replaced, behind it; prints the recording. Arguments: {@code all} and the URLs of MySQL, MariaDB and PostgreSQL, or
 * {@code few} for one source of each kind.
 */
public final class RecordedSources {
    /** One source of each kind: known pools, an unknown one, wrappers, no pool at all. */
    private static final List<String> FEW = List.of(
            "HikariCP, jdbcUrl",
            "HikariCP, DataSource instance",
            "Commons DBCP2, BasicDataSource",
            "Tomcat JDBC",
            "Vibur",
            "H2 JdbcConnectionPool, recorded",
            "an unknown pool",
            "DriverManager",
            "createConnectionBuilder()",
            "Spring LazyConnectionDataSourceProxy over HikariCP",
            "Spring TransactionAwareDataSourceProxy over HikariCP",
            "datasource-proxy over HikariCP");

    private final Map<Opened, DataSource> fronts = new LinkedHashMap<>();
    private final List<Connection> early = new ArrayList<>();

    private RecordedSources() {}

    public static void main(String[] arguments) throws Exception {
        Class.forName(RecordingDriver.class.getName());
        RecordedSources sources = new RecordedSources();
        List<Source> rows = new ArrayList<>(SourceMatrix.rows());
        rows.add(recordedH2Pool());
        rows.removeIf(row -> arguments[0].equals("few") && !FEW.contains(row.name()));
        for (Source row : rows) {
            sources.open(row, arguments);
        }
        if (Boolean.getBoolean(SourceMatrix.LATE)) {
            sources.work("early");
            sources.awaitAgent();
        }
        sources.work("work");
        for (Opened opened : sources.fronts.keySet()) {
            opened.close().close();
        }
        Recorder.print();
        System.exit(0); // some pools leave threads behind
    }

    private static Source recordedH2Pool() {
        return Source.of("H2 JdbcConnectionPool, recorded", (name, database) -> {
            String url = database.url().replace(RecordingDriver.PREFIX, "jdbc:");
            JdbcConnectionPool pool = RecordingPool.of(url.replaceAll(".*:|;.*", ""), url, database.user());
            return Opened.of(pool, pool::dispose);
        });
    }

    private void open(Source row, String[] arguments) throws Exception {
        String label = "r" + fronts.size();
        boolean driverOnly = row.is(Source.Trait.H2_ONLY);
        Database database = switch (row.server()) {
            case H2 -> driverOnly ? Database.h2(label) : Database.recorded(label);
            case MYSQL -> Database.server(arguments[1]);
            case MARIADB -> Database.server(arguments[2]);
            case POSTGRESQL -> Database.server(arguments[3]);
        };
        System.out.println("row=" + label + "|" + row.name());
        Opened[] opened = new Opened[1];
        run(label, "open", () -> opened[0] = SteadyPools.settle(row.opener().open(row.name(), database)));
        fronts.put(opened[0], Recording.front(label, opened[0].borrow()::get));
    }

    private void work(String what) throws Exception {
        int number = 0;
        for (DataSource front : fronts.values()) {
            String label = "r" + number++;
            Exercise exercise = new Exercise(front, "t_" + what + "_" + label);
            run(label, what + " first", exercise::first);
            run(label, what + " prepared", exercise::prepared);
            run(label, what + " nothing", exercise::nothing);
        }
    }

    /** A session of each source is open when the agent is attached. */
    private void awaitAgent() throws Exception {
        for (DataSource front : fronts.values()) {
            run("r" + early.size(), "late borrow", () -> early.add(front.getConnection()));
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // until the agent is attached
        }
        for (int number = 0; number < early.size(); number++) {
            Connection connection = early.get(number);
            run("r" + number, "late close", connection::close);
        }
    }

    private static void run(String label, String step, ThreadKind.Action action) throws InterruptedException {
        ThreadKind.PLATFORM.run(Recorder.APPLICATION + label + "/" + step, action);
    }

    /** The use of a source by a correct application. */
    private record Exercise(DataSource front, String table) {
        void first() throws Exception {
            front.equals(front);
            front.hashCode();
            Connection connection = front.getConnection();
            Behaviour behaviour = new Behaviour(connection, Transcript.silent());
            behaviour.identity();
            Statement statement = behaviour.statements(table);
            commitIfNeeded(connection);
            statement.close();
            connection.close();
            Transcript.silent().ask("isClosed", connection::isClosed); // MyBatis' pool rejects the call
        }

        void prepared() throws Exception {
            try (Connection connection = front.getConnection()) {
                connection.setAutoCommit(false);
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?)")) {
                    insert.setInt(1, 7);
                    insert.addBatch();
                    insert.executeBatch();
                }
                connection.commit();
                try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table)) {
                    delete.executeUpdate();
                }
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }

        void nothing() throws Exception {
            front.getConnection().close();
            front.getConnection().close();
        }

        private static void commitIfNeeded(Connection connection) throws SQLException {
            if (!connection.getAutoCommit()) {
                connection.commit(); // ebean-datasource lends with autocommit off
            }
        }
    }
}

package io.sessionaudit.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One statement: prepared, executed, its result closed, and itself closed; half of them are queries. One session is
 * open for the whole iteration, because borrow and close are measured separately.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StatementBenchmark {
    private static final int KINDS = 2;

    /** What is borrowed from. */
    @Param("HIKARI")
    public Pools pool;

    private DataSource source;
    private Connection connection;

    /** Fills the pool. */
    @Setup
    public void open() throws SQLException {
        source = pool.open();
    }

    /** Closes it. */
    @TearDown
    public void close() throws Exception {
        if (source instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    /** Opens the session. */
    @Setup(Level.Iteration)
    public void begin() throws SQLException {
        connection = source.getConnection();
        connection.setAutoCommit(false);
    }

    /** Closes it. */
    @TearDown(Level.Iteration)
    public void end() throws SQLException {
        connection.commit();
        connection.close();
    }

    /** A query and an update. */
    @Benchmark
    @OperationsPerInvocation(KINDS)
    public void statement(Blackhole used) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM item WHERE id = ?");
                ResultSet rows = statement.executeQuery()) {
            used.consume(statement);
            used.consume(rows);
        }
        try (PreparedStatement statement = connection.prepareStatement("UPDATE item SET sold = ? WHERE id = ?")) {
            used.consume(statement);
            used.consume(statement.executeUpdate());
        }
    }
}

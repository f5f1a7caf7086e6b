package io.sessionaudit.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One borrow and close; the same with a prepared query between them; and a transaction of some statements. The
 * connection is consumed by the black hole, so that the compiler cannot eliminate it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BorrowBenchmark {
    /** How many statements a transaction has, half of them queries. */
    private static final int STATEMENTS = 8;

    /** How deep the stack is that the application borrows from. */
    @Param({"20", "60"})
    public int depth;

    /** What is borrowed from. */
    @Param("HIKARI")
    public Pools pool;

    private DataSource source;

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

    /** Borrow and close. */
    @Benchmark
    public int pair(Blackhole used, ThreadSpan span) throws SQLException {
        return pairAt(depth, used);
    }

    /** Borrow, prepare, query, close. */
    @Benchmark
    public int query(Blackhole used, ThreadSpan span) throws SQLException {
        return queryAt(depth, used);
    }

    /** Borrow, begin, eight statements, commit, close. */
    @Benchmark
    public int transaction(Blackhole used, ThreadSpan span) throws SQLException {
        return transactionAt(depth, used);
    }

    private int pairAt(int frames, Blackhole used) throws SQLException {
        if (frames > 0) {
            return pairAt(frames - 1, used) + 1;
        }
        try (Connection connection = source.getConnection()) {
            used.consume(connection);
            return 0;
        }
    }

    private int queryAt(int frames, Blackhole used) throws SQLException {
        if (frames > 0) {
            return queryAt(frames - 1, used) + 1;
        }
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT name FROM item WHERE id = ?");
                ResultSet rows = statement.executeQuery()) {
            used.consume(connection);
            used.consume(statement);
            used.consume(rows);
            return 0;
        }
    }

    private int transactionAt(int frames, Blackhole used) throws SQLException {
        if (frames > 0) {
            return transactionAt(frames - 1, used) + 1;
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < STATEMENTS / 2; i++) {
                try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM item WHERE id = ?");
                        ResultSet rows = statement.executeQuery()) {
                    used.consume(statement);
                    used.consume(rows);
                }
                try (PreparedStatement statement =
                        connection.prepareStatement("UPDATE item SET sold = ? WHERE id = ?")) {
                    used.consume(statement);
                    used.consume(statement.executeUpdate());
                }
            }
            connection.commit();
            used.consume(connection);
            return 0;
        }
    }
}

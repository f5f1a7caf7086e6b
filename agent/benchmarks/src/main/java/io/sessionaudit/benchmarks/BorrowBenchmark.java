package io.sessionaudit.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One borrow and close; and the same with a prepared query between them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BorrowBenchmark {
    /** How deep the stack is that the application borrows from. */
    @Param({"20", "60"})
    public int depth;

    /** HikariCP's own leak detection, in milliseconds; 0 for off. */
    @Param("0")
    public long leakDetectionThreshold;

    private HikariDataSource pool;

    /** Fills the pool. */
    @Setup
    public void open() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(StubDriver.dataSource());
        config.setMaximumPoolSize(4);
        config.setLeakDetectionThreshold(leakDetectionThreshold);
        pool = new HikariDataSource(config);
    }

    /** Closes it. */
    @TearDown
    public void close() {
        pool.close();
    }

    /** Borrow and close. */
    @Benchmark
    public int pair() throws SQLException {
        return pairAt(depth);
    }

    /** Borrow, prepare, query, close. */
    @Benchmark
    public int query() throws SQLException {
        return queryAt(depth);
    }

    private int pairAt(int frames) throws SQLException {
        if (frames > 0) {
            return pairAt(frames - 1) + 1;
        }
        try (Connection connection = pool.getConnection()) {
            return connection == null ? 1 : 0;
        }
    }

    private int queryAt(int frames) throws SQLException {
        if (frames > 0) {
            return queryAt(frames - 1) + 1;
        }
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT name FROM item WHERE id = ?");
                ResultSet rows = statement.executeQuery()) {
            return rows == null ? 1 : 0;
        }
    }
}

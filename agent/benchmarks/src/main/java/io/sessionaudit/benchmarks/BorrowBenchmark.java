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
import org.openjdk.jmh.infra.Blackhole;

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
    public int pair(Blackhole used) throws SQLException {
        return pairAt(depth, used);
    }

    /** Borrow, prepare, query, close. */
    @Benchmark
    public int query(Blackhole used) throws SQLException {
        return queryAt(depth, used);
    }

    private int pairAt(int frames, Blackhole used) throws SQLException {
        if (frames > 0) {
            return pairAt(frames - 1, used) + 1;
        }
        try (Connection connection = pool.getConnection()) {
            used.consume(connection); // an application works with it, so it is a real object
            return 0;
        }
    }

    private int queryAt(int frames, Blackhole used) throws SQLException {
        if (frames > 0) {
            return queryAt(frames - 1, used) + 1;
        }
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT name FROM item WHERE id = ?");
                ResultSet rows = statement.executeQuery()) {
            used.consume(connection);
            used.consume(rows);
            return 0;
        }
    }
}

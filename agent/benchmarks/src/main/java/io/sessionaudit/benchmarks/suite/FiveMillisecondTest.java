package io.sessionaudit.benchmarks.suite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.RepeatedTest;

/** 1,000 tests, each of which uses a session, and waits for 5 ms without using a processor. */
class FiveMillisecondTest {
    static final int TESTS = 1_000;

    private static final long WAIT_NANOS = 5_000_000;
    private static final HikariDataSource POOL = pool();

    private static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:suite");
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    @RepeatedTest(TESTS)
    void uses() throws SQLException {
        try (Connection connection = POOL.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 42");
        }
        long until = System.nanoTime() + WAIT_NANOS;
        for (long left = WAIT_NANOS; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}

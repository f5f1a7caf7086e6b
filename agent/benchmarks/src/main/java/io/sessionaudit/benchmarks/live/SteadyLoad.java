package io.sessionaudit.benchmarks.live;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * An application that opens sessions at a fixed rate: four pools over H2, one thread and ten long sessions each. Prints
 * the processor time of the JVM, in nanoseconds, and the number of sessions, both after the warm-up.
 */
public final class SteadyLoad {
    private static final int POOLS = 4;
    private static final int PER_SECOND = 250;
    private static final int LONG_SESSIONS = 10;

    private final HikariDataSource pool;
    private final List<Connection> held = new ArrayList<>();
    private volatile boolean ended;
    private volatile int sessions;

    private SteadyLoad(int number) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("pool-" + number);
        config.setJdbcUrl("jdbc:h2:mem:load" + number);
        config.setMaximumPoolSize(2 * LONG_SESSIONS);
        pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().execute("CREATE TABLE item AS SELECT x AS id FROM system_range(1, 1000)");
            connection.createStatement().execute("CREATE INDEX item_id ON item (id)");
        }
        for (int i = 0; i < LONG_SESSIONS; i++) {
            held.add(pool.getConnection());
        }
    }

    /**
     * Runs.
     *
     * @param arguments seconds of warm-up, and seconds to measure
     */
    public static void main(String[] arguments) throws Exception {
        List<SteadyLoad> loads = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int number = 1; number <= POOLS; number++) {
            SteadyLoad load = new SteadyLoad(number);
            loads.add(load);
            Thread thread = new Thread(load::work, "worker-" + number);
            thread.start();
            threads.add(thread);
        }
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        TimeUnit.SECONDS.sleep(Long.parseLong(arguments[0]));
        long used = system.getProcessCpuTime();
        int before = sessions(loads);
        TimeUnit.SECONDS.sleep(Long.parseLong(arguments[1]));
        System.out.println((system.getProcessCpuTime() - used) + " " + (sessions(loads) - before));
        for (SteadyLoad load : loads) {
            load.ended = true;
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (SteadyLoad load : loads) {
            load.close();
        }
    }

    private static int sessions(List<SteadyLoad> loads) {
        return loads.stream().mapToInt(load -> load.sessions).sum();
    }

    private void work() {
        long begin = System.nanoTime();
        for (int i = 0; !ended; i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            try (Connection connection = pool.getConnection();
                    PreparedStatement statement = connection.prepareStatement("SELECT id FROM item WHERE id = ?")) {
                statement.setInt(1, 1 + i % 1_000);
                try (ResultSet found = statement.executeQuery()) {
                    found.next();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            sessions = i + 1;
        }
    }

    private void close() throws SQLException {
        for (Connection connection : held) {
            connection.close();
        }
        pool.close();
    }
}

package io.sessionaudit.benchmarks.threads;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.benchmarks.Connections;

/** Starts virtual threads that each hold a session while others run; prints the processor time and the time it took. */
public final class VirtualThreads {
    private static final int WARM_UP = 1_000_000;
    private static final int CONNECTIONS = 100;

    private VirtualThreads() {}

    /**
     * Starts them.
     *
     * @param arguments how many, and whether through a {@code pool}, or each with a new connection of a {@code driver}
     */
    public static void main(String[] arguments) throws Exception {
        DataSource source = arguments[1].equals("pool") ? pool() : Connections.dataSource();
        start(source, WARM_UP);
        long begin = System.nanoTime();
        long processor = processorTime();
        start(source, Integer.parseInt(arguments[0]));
        long nanos = System.nanoTime() - begin;
        processor = processorTime() - processor;
        System.gc();
        Thread.sleep(3_000); // the watch thread drops the owners that are gone
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.println(nanos + " " + processor + " " + heap);
    }

    private static DataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(Connections.dataSource());
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    private static void start(DataSource source, int threads) throws Exception {
        AtomicLong failures = new AtomicLong();
        ExecutorService executor = newExecutor();
        for (int i = 0; i < threads; i++) {
            executor.execute(() -> {
                try {
                    Connection connection = source.getConnection();
                    Thread.yield();
                    connection.close();
                } catch (SQLException e) {
                    failures.incrementAndGet();
                }
            });
        }
        executor.shutdown();
        if (!executor.awaitTermination(10, TimeUnit.MINUTES) || failures.get() > 0) {
            throw new IllegalStateException(failures + " threads failed");
        }
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** The benchmarks are compiled for JDK 17, which has no virtual threads. */
    private static ExecutorService newExecutor() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}

package io.sessionaudit.benchmarks.writer;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.sessionaudit.benchmarks.Connections;

/**
 * An application that opens and closes sessions at a steady rate, each from another stack. Prints the processor time of
 * the agent's log thread and the elapsed time, in nanoseconds, and the number of sessions, of the second half.
 */
public final class DistinctStacks {
    private static final String LOG_THREAD = "session-audit-log";

    private DistinctStacks() {}

    /**
     * Runs.
     *
     * @param arguments sessions per minute, minutes, and number of further frames
     */
    public static void main(String[] arguments) throws SQLException {
        StackWays ways = new StackWays(Connections.dataSource(), Integer.parseInt(arguments[2]));
        int perMinute = Integer.parseInt(arguments[0]);
        int sessions = perMinute * Integer.parseInt(arguments[1]);
        try (Connection first = ways.open(sessions);
                PreparedStatement statement = first.prepareStatement("SELECT name FROM item WHERE id = ?")) {
            statement.executeQuery().close(); // it is known from here on that these are sessions
        }
        long begin = System.nanoTime();
        long half = 0;
        long used = 0;
        for (int i = 0; i < sessions; i++) {
            if (i == sessions / 2) {
                half = System.nanoTime();
                used = logThreadNanos();
            }
            long due = begin + i * TimeUnit.MINUTES.toNanos(1) / perMinute;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            ways.open(i).close();
        }
        long elapsed = System.nanoTime() - half;
        System.out.println((logThreadNanos() - used) + " " + elapsed + " " + (sessions - sessions / 2));
    }

    private static long logThreadNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals(LOG_THREAD)) {
                return threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        throw new IllegalStateException("no thread " + LOG_THREAD + "; run with the agent");
    }
}

package io.sessionaudit.benchmarks.otlp;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.sessionaudit.benchmarks.Connections;
import io.sessionaudit.benchmarks.writer.StackWays;

/**
 * An application that nests sessions at a steady rate, each pair from another stack, so that each has a finding of its
 * own. Prints, for the second half, in nanoseconds: the processor time of the threads that send, that of the log
 * thread, that of the JVM, and the elapsed time; then the number of all findings.
 */
public final class SteadyFindings {
    private static final List<String> LOG_THREAD = List.of("session-audit-log");

    /** The threads of OpenTelemetry's SDK and of the JDK's HTTP client; the application has no other of that name. */
    private static final List<String> SENDING_THREADS =
            List.of("BatchLogRecordProcessor", "PeriodicMetricReader", "HttpClient-", "session-audit-otlp");

    private final StackWays ways = new StackWays(Connections.dataSource(), 10);

    private SteadyFindings() {}

    /**
     * Runs.
     *
     * @param arguments findings per minute, and minutes
     */
    public static void main(String[] arguments) throws SQLException {
        SteadyFindings application = new SteadyFindings();
        int perMinute = Integer.parseInt(arguments[0]);
        int findings = perMinute * Integer.parseInt(arguments[1]);
        try (Connection first = application.ways.open(findings);
                PreparedStatement statement = first.prepareStatement("SELECT name FROM item WHERE id = ?")) {
            statement.executeQuery().close(); // it is known from here on that these are sessions
        }
        long begin = System.nanoTime();
        long half = 0;
        long sending = 0;
        long logging = 0;
        long all = 0;
        for (int i = 0; i < findings; i++) {
            if (i == findings / 2) {
                half = System.nanoTime();
                sending = threadNanos(SENDING_THREADS);
                logging = threadNanos(LOG_THREAD);
                all = processNanos();
            }
            long due = begin + i * TimeUnit.MINUTES.toNanos(1) / perMinute;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            application.nest(i);
        }
        System.out.println((threadNanos(SENDING_THREADS) - sending) + " " + (threadNanos(LOG_THREAD) - logging) + " "
                + (processNanos() - all) + " " + (System.nanoTime() - half) + " " + findings);
    }

    private void nest(int way) throws SQLException {
        try (Connection outer = ways.open(way);
                Connection inner = ways.open(way);
                PreparedStatement ofInner = inner.prepareStatement("SELECT name FROM item WHERE id = ?");
                PreparedStatement ofOuter = outer.prepareStatement("SELECT name FROM item WHERE id = ?")) {
            ofInner.executeQuery().close();
            ofOuter.executeQuery().close();
        }
    }

    /** The threads are permanent: none of them has ended with its processor time. */
    private static long threadNanos(List<String> names) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && names.stream().anyMatch(thread.getThreadName()::startsWith)) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos;
    }

    private static long processNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}

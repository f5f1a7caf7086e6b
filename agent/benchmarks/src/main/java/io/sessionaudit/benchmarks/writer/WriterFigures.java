package io.sessionaudit.benchmarks.writer;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.sessionaudit.runtime.output.LogTarget;
import io.sessionaudit.runtime.output.Rotation;

/** Measures the log thread's lines per second to a real file, and the cost of a full queue and of a slow disk. */
public final class WriterFigures {
    private static final int LINES = 5_000_000;
    private static final int QUEUE = 65_536;
    private static final double NANOS = 1e9;

    private WriterFigures() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println("JDK " + Runtime.version());
        for (int round = 1; round <= 3; round++) {
            sustained(round);
        }
        for (int threads : new int[] {1, 2}) {
            Delays.measure("full queue that is not drained", new Log(new SlowTarget(), 2, false).queue, threads);
        }
        Log slow = new Log(new SlowTarget(), QUEUE, false);
        slow.thread.start();
        Delays.measure("disk that takes half a second for each write", slow.queue, 1);
        System.exit(0); // what waits for the slow disk need not be written
    }

    private static void sustained(int round) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("session-audit-writer");
        Path file = directory.resolve("log.jsonl");
        Log log = new Log(LogTarget.open(file.toString(), Rotation.NEVER, System.err::println), QUEUE, true);
        log.thread.start();
        Closed closed = new Closed(Closed.source());
        long begin = System.nanoTime();
        for (int i = 0; i < LINES; i++) {
            log.queue.accept(closed.next());
        }
        long cpu = ManagementFactory.getThreadMXBean().getThreadCpuTime(log.thread.getId());
        double seconds = (System.nanoTime() - begin) / NANOS;
        log.finish();
        System.out.println(String.format(
                Locale.ROOT,
                "round %d: %,.0f lines per second, %,.0f lines per second of the writer's processor time,"
                        + " %d bytes per line",
                round,
                LINES / seconds,
                LINES / (cpu / NANOS),
                Files.size(file) / LINES));
        Files.delete(file);
        Files.delete(directory);
    }
}

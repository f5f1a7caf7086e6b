package io.sessionaudit.benchmarks.memory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import io.sessionaudit.benchmarks.Forked;

/** What the agent holds of the heap: the same program with and without it, the difference after collections. */
public final class MemoryFigures {
    private static final double MEGABYTE = 1024 * 1024;
    private static final String HEAP = "-Xmx2g";

    private MemoryFigures() {}

    /**
     * Measures and prints.
     *
     * @param arguments the agent's jar, and the home of the JDK
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(
                "| places | open sessions | sites | without the agent, MB | with it, MB | held by the agent, MB |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (int[] numbers : new int[][] {{0, 0}, {1_000_000, 0}, {0, 100_000}, {1_000_000, 100_000}}) {
            String[] counts = {Integer.toString(numbers[0]), Integer.toString(numbers[1])};
            double plain = heap(new Forked(Path.of(arguments[1]), HEAP), counts);
            for (String sites : new String[] {"budget", "all"}) {
                // Nothing may be lost to a full queue: every place is to be seen.
                String agent = "-javaagent:" + arguments[0]
                        + "=log=none,overflow=block,thread-rule=off,held-after=1h,sites=" + sites;
                double audited = heap(new Forked(Path.of(arguments[1]), HEAP, agent), counts);
                System.out.println(String.format(
                        Locale.ROOT,
                        "| %,d | %,d | %s | %.1f | %.1f | %.1f |",
                        numbers[0],
                        numbers[1],
                        sites,
                        plain,
                        audited,
                        audited - plain));
            }
        }
    }

    private static double heap(Forked jvm, String[] counts) throws IOException, InterruptedException {
        return Long.parseLong(jvm.run(ManySessions.class, counts).get(0)) / MEGABYTE;
    }
}

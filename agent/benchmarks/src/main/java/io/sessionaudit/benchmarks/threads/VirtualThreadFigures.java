package io.sessionaudit.benchmarks.threads;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import io.sessionaudit.benchmarks.Forked;

/** Time and heap of a million virtual threads with a session each, with and without the agent in turn. */
public final class VirtualThreadFigures {
    private static final int ROUNDS = 5;
    private static final String THREADS = "1000000";
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1024 * 1024;

    private VirtualThreadFigures() {}

    /**
     * Measures and prints.
     *
     * @param arguments the agent's jar, and the home of a JDK 21 or newer
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jdk = Path.of(arguments[1]);
        Forked plain = new Forked(jdk, "-Xmx3g");
        Forked audited = new Forked(jdk, "-Xmx3g", "-javaagent:" + arguments[0] + "=log=none");
        measure("pool", plain, audited);
        measure("driver", plain, audited);
    }

    private static void measure(String source, Forked plain, Forked audited) throws IOException, InterruptedException {
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double[] without = run(plain, source);
            double[] with = run(audited, source);
            ratios[round] = with[0] / without[0];
            System.out.println(String.format(
                    Locale.ROOT,
                    "%s, round %d: plain %.2f s (%.2f s of CPU), %.0f MB; audited %.2f s (%.2f s), %.0f MB; %.2f times",
                    source,
                    round + 1,
                    without[0] / NANOS,
                    without[1] / NANOS,
                    without[2] / MEGABYTE,
                    with[0] / NANOS,
                    with[1] / NANOS,
                    with[2] / MEGABYTE,
                    ratios[round]));
        }
        Arrays.sort(ratios);
        System.out.println(String.format(
                Locale.ROOT,
                "%s: median %.2f times (%.2f to %.2f)",
                source,
                ratios[ROUNDS / 2],
                ratios[0],
                ratios[ROUNDS - 1]));
    }

    private static double[] run(Forked jvm, String source) throws IOException, InterruptedException {
        return Arrays.stream(
                        jvm.run(VirtualThreads.class, THREADS, source).get(0).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}

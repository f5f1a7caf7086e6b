package io.sessionaudit.benchmarks.cost;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The processor time of this JVM since its launch, in milliseconds, from {@code /proc} (Linux). Times of groups are
 * user and system time together; they add up to the total, because {@link ThreadKind#OTHER} is the rest.
 *
 * @param user time in user mode
 * @param system time in the kernel
 * @param groups time by group
 */
record ProcessorTime(double user, double system, Map<ThreadKind, Double> groups) {
    /** At the launch of a JVM. */
    static final ProcessorTime NONE = new ProcessorTime(0, 0, Map.of());

    private static final Path SELF = Path.of("/proc/self");
    private static final double MILLIS_PER_TICK = 10; // USER_HZ is 100 on each architecture of Linux that has a JDK
    private static final int USER_FIELD = 11; // of those after the name: proc_pid_stat(5)

    static ProcessorTime now() throws IOException {
        String[] fields = fields(Files.readString(SELF.resolve("stat")));
        double user = Long.parseLong(fields[USER_FIELD]) * MILLIS_PER_TICK;
        double system = Long.parseLong(fields[USER_FIELD + 1]) * MILLIS_PER_TICK;
        Map<ThreadKind, Double> groups = new EnumMap<>(ThreadKind.class);
        Arrays.stream(ThreadKind.values()).forEach(group -> groups.put(group, 0.0));
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(SELF.resolve("task"))) {
            for (Path thread : threads) {
                double nanos = Long.parseLong(
                        Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                String name = Files.readString(thread.resolve("comm"));
                groups.merge(ThreadKind.of(name), nanos / 1e6, Double::sum);
            }
        }
        double others = groups.entrySet().stream()
                .filter(group -> group.getKey() != ThreadKind.OTHER)
                .mapToDouble(Map.Entry::getValue)
                .sum();
        groups.put(ThreadKind.OTHER, user + system - others);
        return new ProcessorTime(user, system, groups);
    }

    private static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    double total() {
        return user + system;
    }

    ProcessorTime minus(ProcessorTime earlier) {
        Map<ThreadKind, Double> difference = new EnumMap<>(ThreadKind.class);
        groups.forEach((group, millis) -> difference.put(group, millis - earlier.groups.getOrDefault(group, 0.0)));
        return new ProcessorTime(user - earlier.user, system - earlier.system, difference);
    }

    /** {@return one line that {@link #parse} reads} */
    String line() {
        return user + " " + system + " "
                + groups.entrySet().stream()
                        .map(group -> group.getKey() + "=" + group.getValue())
                        .collect(Collectors.joining(" "));
    }

    static ProcessorTime parse(String line) {
        String[] words = line.split(" ");
        Map<ThreadKind, Double> groups = new EnumMap<>(ThreadKind.class);
        for (int i = 2; i < words.length; i++) {
            String[] group = words[i].split("=");
            groups.put(ThreadKind.valueOf(group[0]), Double.valueOf(group[1]));
        }
        return new ProcessorTime(Double.parseDouble(words[0]), Double.parseDouble(words[1]), groups);
    }
}

package com.acme.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Generates the logs of a fleet: of each JVM one file, two after rotation, or several runs in one file; some are
 * compressed, truncated, foreign, empty, of another version, or lack their beginning. They contain every type of
 * record. The same seed gives the same files.
 */
public final class FleetLogs {
    private static final int MAX_JVM_SESSIONS = 80;

    private final Random random;

    private FleetLogs(long seed) {
        random = new Random(seed);
    }

    /**
     * Writes the logs of a number of JVMs into a directory.
     *
     * @return the files, in the order of their names
     */
    public static List<Path> write(Path directory, int jvms, long seed) throws IOException {
        FleetLogs logs = new FleetLogs(seed);
        List<Path> files = new ArrayList<>();
        for (int jvm = 0; jvm < jvms; jvm++) {
            logs.write(directory, jvm, files);
        }
        files.sort(null);
        return files;
    }

    private void write(Path directory, int jvm, List<Path> files) throws IOException {
        String name = String.format("jvm-%04d", jvm);
        FleetRun run = new FleetRun(random, name);
        String first = run.part(1, random.nextInt(MAX_JVM_SESSIONS));
        switch (jvm % 12) {
            case 1 -> {
                files.add(save(directory, name + ".1.jsonl", first));
                files.add(save(directory, name + ".2.jsonl", run.part(2, 20) + run.stop(0)));
            }
            case 2 -> files.add(save(directory, name + ".jsonl", first + run.stop(3)));
            case 3 -> files.add(save(directory, name + ".jsonl", cut(first)));
            case 4 -> {
                String other = new FleetRun(random, name + "-again").part(1, 10);
                files.add(save(directory, name + ".jsonl", cut(first) + other));
            }
            case 5 -> files.add(save(directory, name + ".jsonl", foreign(first + run.stop(0))));
            case 6 -> files.add(save(directory, name + ".jsonl", first.substring(first.indexOf('\n') + 1)));
            case 7 -> files.add(save(directory, name + ".jsonl", unusual(jvm)));
            case 8 -> files.add(save(directory, name + ".jsonl", first + run.ofOtherVersion() + run.part(1, 5)));
            case 9 -> files.add(save(directory, name + ".1.jsonl.gz", first));
            default -> files.add(save(directory, name + (jvm % 2 == 0 ? ".jsonl" : ".jsonl.gz"), first + run.stop(0)));
        }
    }

    private static String cut(String log) {
        return log.substring(0, log.length() - 40);
    }

    private static String foreign(String log) {
        int middle = log.indexOf('\n', log.length() / 2) + 1;
        return "not json\n" + log.substring(0, middle) + "\n{\"type\":\"alien\"}\nplain text\n{\"other\":1}\n"
                + "{\"type\":\"session\",\"session\":1,\"source\":\"orders\",\"held_ms\":-5,\"end\":\"closed\"}\n"
                + log.substring(middle);
    }

    private static String unusual(int jvm) {
        return switch (jvm / 12 % 3) {
            case 0 -> "";
            case 1 -> "\n\n";
            default -> "<html>\nno log\n</html>\n";
        };
    }

    private static Path save(Path directory, String name, String log) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream packed = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            packed.write(log.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}

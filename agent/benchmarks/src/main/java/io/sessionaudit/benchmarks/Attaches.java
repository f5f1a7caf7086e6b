package io.sessionaudit.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.acme.startup.BusyShop;

/**
 * Attaches the agent to a Spring Boot application under load, repeatedly, each time to a new process. Measures the
 * duration of the command, and from the JVM's safepoint log how long the application is stopped. The baseline is the
 * stops of the same process in the seconds before.
 */
public final class Attaches {
    private static final Pattern READY = Pattern.compile("ready classes=(\\d+)");
    private static final Pattern STOP = Pattern.compile("Safepoint \"(\\w+)\".* Total: +(\\d+) ns.*");
    private static final int BEFORE_SECONDS = 5;
    private static final int AFTER_SECONDS = 2;

    private record Measurement(
            int classes, long millis, double longestBefore, List<Double> retransforming, double longest) {}

    private final String agent;
    private final String classPath;
    private final Path directory;

    private Attaches(Path agent, Path libraries, Path directory) throws IOException {
        this.agent = agent.toString();
        this.directory = directory;
        try (Stream<Path> files = Files.list(libraries)) {
            classPath = Stream.concat(
                            Stream.of(Path.of(
                                    System.getProperty("java.class.path").split(File.pathSeparator)[0])),
                            files)
                    .map(jar -> jar.toAbsolutePath().toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /**
     * Measures, and prints a table.
     *
     * @param arguments the agent's jar, the directory of the application's libraries, and the number of repetitions
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("session-audit-attach");
        Attaches attaches = new Attaches(Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[1]), directory);
        System.out.println(
                "| JDK | classes loaded | attach, ms | longest stop before, ms | stops to retransform, ms | longest"
                        + " stop of any kind while attaching, ms |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            attaches.print(attaches.run());
        }
        try (Stream<Path> files = Files.list(directory)) {
            files.map(Path::toFile).forEach(File::delete);
        }
        Files.delete(directory);
    }

    private void print(Measurement run) {
        System.out.printf(
                "| %s | %,d | %,d | %.1f | %s | %.1f |%n",
                Runtime.version(),
                run.classes,
                run.millis,
                run.longestBefore,
                run.retransforming.stream().map("%.1f"::formatted).collect(Collectors.joining(", ")),
                run.longest);
    }

    private Measurement run() throws IOException, InterruptedException {
        Path stops = directory.resolve("safepoints.txt");
        Files.deleteIfExists(stops);
        Process shop = start(
                "-Xmx512m",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+EnableDynamicAgentLoading",
                "-Xlog:safepoint:file=" + stops,
                "-cp",
                classPath,
                BusyShop.class.getName(),
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.datasource.url=jdbc:h2:mem:shop",
                "--spring.jpa.hibernate.ddl-auto=create");
        int classes = awaitReady(shop);
        TimeUnit.SECONDS.sleep(1);
        int idle = lines(stops).size();
        TimeUnit.SECONDS.sleep(BEFORE_SECONDS);
        int before = lines(stops).size();
        long begin = System.nanoTime();
        Process attach =
                start("-jar", agent, "attach", Long.toString(shop.pid()), "log=" + directory.resolve("audit.jsonl"));
        String output = new String(attach.getInputStream().readAllBytes());
        if (attach.waitFor() != 0) {
            throw new IllegalStateException("cannot attach: " + output);
        }
        long millis = (System.nanoTime() - begin) / 1_000_000;
        TimeUnit.SECONDS.sleep(AFTER_SECONDS); // the log of safepoints is written a little later
        List<String> all = lines(stops);
        shop.getOutputStream().close();
        shop.waitFor();
        return new Measurement(
                classes,
                millis,
                longest(all.subList(idle, before), ".*"),
                stops(all.subList(before, all.size()), "RedefineClasses"),
                longest(all.subList(before, all.size()), ".*"));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(directory.resolve("stderr.txt").toFile())
                .start();
    }

    private int awaitReady(Process shop) throws IOException {
        BufferedReader out = shop.inputReader(); // not closed: the application continues to write
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return Integer.parseInt(ready.group(1));
            }
        }
        throw new IllegalStateException("the application failed: " + Files.readString(directory.resolve("stderr.txt")));
    }

    private static double longest(List<String> lines, String kind) {
        return stops(lines, kind).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private static List<Double> stops(List<String> lines, String kind) {
        return lines.stream()
                .map(STOP::matcher)
                .filter(stop -> stop.find() && stop.group(1).matches(kind))
                .map(stop -> Long.parseLong(stop.group(2)) / 1e6)
                .toList();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }
}

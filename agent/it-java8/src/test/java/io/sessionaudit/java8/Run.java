package io.sessionaudit.java8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A finished JVM: its exit code and output. */
record Run(int exitCode, String out, String err) {
    static final Path AGENT = Path.of(System.getProperty("session-audit.test.agent-jar"));

    private static final long LIMIT_SECONDS = 300;

    /** Runs a JVM in a directory; its output goes to files with the prefix. */
    static Run of(Path home, Path directory, String prefix, String toolOptions, List<String> arguments)
            throws IOException, InterruptedException {
        return of(
                home,
                directory,
                prefix,
                arguments,
                toolOptions == null ? Map.of() : Map.of("JAVA_TOOL_OPTIONS", toolOptions));
    }

    /** Runs a JVM with additional environment variables. */
    static Run of(Path home, Path directory, String prefix, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path out = directory.resolve(prefix + ".out");
        Path err = directory.resolve(prefix + ".err");
        ProcessBuilder builder =
                builder(home, directory, arguments).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(builder.command() + " did not end; stderr: " + Files.readString(err));
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** {@return the start of a JVM in a directory, without the options of this machine's environment} */
    static ProcessBuilder builder(Path home, Path directory, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().keySet().removeIf(name -> name.startsWith("SESSION_AUDIT_")); // the agent's options
        return builder;
    }

    /** {@return the records of a log} */
    static List<JsonNode> records(Path log) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return Files.readAllLines(log).stream()
                .map(line -> mapper.readTree(line))
                .toList();
    }

    /** {@return the records of one type} */
    static List<JsonNode> ofType(List<JsonNode> records, String type) {
        return records.stream()
                .filter(record -> record.get("type").asString().equals(type))
                .toList();
    }

    /** {@return the number of findings of each kind} */
    static Map<String, Integer> findings(List<JsonNode> records) {
        Map<String, Integer> counts = new TreeMap<>();
        ofType(records, "finding")
                .forEach(record -> counts.merge(record.get("kind").asString(), 1, Integer::sum));
        return counts;
    }
}

package io.sessionaudit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one of the benchmark programs in a JVM of its own, and reads its output. */
public final class Forked {
    private static final int MAX_LINES = 40;

    private final String java;
    private final List<String> jvmArguments;

    /** A JVM of the JDK in a directory, with arguments. */
    public Forked(Path jdk, String... jvmArguments) {
        java = jdk.resolve("bin/java").toString();
        this.jvmArguments = List.of(jvmArguments);
    }

    /** {@return what the program prints} */
    public List<String> run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** {@return what a jar prints} */
    public List<String> runJar(Path jar, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private List<String> run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.addAll(jvmArguments);
        command.addAll(arguments);
        Path errors = Files.createTempFile("session-audit-benchmark", ".txt");
        try {
            return run(command, errors);
        } finally {
            Files.delete(errors);
        }
    }

    /** {@return what the command prints} If it fails, the message of the exception contains the end of its stderr. */
    private static List<String> run(List<String> command, Path errors) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        List<String> lines =
                new String(process.getInputStream().readAllBytes()).lines().toList();
        int status = process.waitFor();
        if (status != 0) {
            List<String> reasons = Files.readAllLines(errors);
            throw new IllegalStateException(String.join(" ", command) + " ended with status " + status + ":\n"
                    + String.join("\n", reasons.subList(Math.max(0, reasons.size() - MAX_LINES), reasons.size())));
        }
        return lines;
    }
}

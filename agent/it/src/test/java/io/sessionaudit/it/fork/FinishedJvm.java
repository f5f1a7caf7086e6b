package io.sessionaudit.it.fork;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The result of a forked JVM.
 *
 * @param out all of its standard output
 * @param err all of its standard error
 */
public record FinishedJvm(int exitCode, String out, String err, Duration took, Path directory) {
    private static final String START = "session-audit: auditing JDBC sessions, log=";

    /** Fails unless it ended normally. */
    public FinishedJvm successful() {
        assertThat(exitCode).as("exit code; stderr: %s", err).isZero();
        return this;
    }

    /** The log that it wrote by default. */
    public AuditRecords log() {
        return log(ForkedJvm.LOG);
    }

    /** A log in its directory. */
    public AuditRecords log(String name) {
        return AuditRecords.read(directory.resolve(name));
    }

    /** Whether a file exists. */
    public boolean has(String name) {
        return Files.exists(directory.resolve(name));
    }

    /** The values that the application printed as {@code name=value}, in order. */
    public List<String> facts(String name) {
        return out.lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    /** The only value that the application printed as {@code name=value}. */
    public String fact(String name) {
        assertThat(facts(name)).as("%s in %s; stderr: %s", name, out, err).hasSize(1);
        return facts(name).get(0);
    }

    /** The line with which the agent reports its start; none or one. */
    public List<String> startLines() {
        return err.lines().filter(line -> line.startsWith(START)).toList();
    }

    /** Everything else that the agent printed on standard error. */
    public List<String> complaints() {
        return err.lines()
                .filter(line -> isOfAgent(line) && !line.startsWith(START))
                .toList();
    }

    /** Standard error without the agent's output. */
    public String applicationErr() {
        return err.lines()
                .filter(line -> !isOfAgent(line))
                .map(line -> line + System.lineSeparator())
                .collect(Collectors.joining());
    }

    /** The agent's own messages begin with its name; those that it logs have a prefix of the logging library. */
    private static boolean isOfAgent(String line) {
        return line.startsWith("session-audit:") || line.contains(" session-audit - ");
    }
}

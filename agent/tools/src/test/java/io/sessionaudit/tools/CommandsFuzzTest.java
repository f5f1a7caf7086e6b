package io.sessionaudit.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.acme.support.Sharded;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For any log, every command ends without an exception and with an exit code that its help lists.
 *
 * <p>A normal test run repeats the inputs in this class's resources; {@code scripts/fuzz} searches for new ones and
 * writes them there, so that they remain as tests.
 */
@Sharded
class CommandsFuzzTest {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("report"),
            List.of("report", "--format", "json"),
            List.of("report", "--format", "html"),
            List.of("sessions"),
            List.of("sessions", "--format", "json", "--held", "1ms"),
            List.of("sessions", "--format", "csv", "--kind", "held"),
            List.of("check"),
            List.of("check", "--fail-on", "info", "--format", "sarif"),
            List.of("check", "--fail-on", "info", "--format", "junit"),
            List.of("export", "--format", "perfetto"));

    @FuzzTest
    @DictionaryEntries({
        "\"held_ms\":",
        "1e300",
        "-1e300",
        "9223372036854775807",
        "-1",
        "\"activity\":[",
        "\"until_ms\":"
    })
    void everyCommandReadsAnyLog(byte[] log) throws IOException {
        Path file = Files.createTempFile("fuzz", ".jsonl");
        try {
            Files.write(file, log);
            for (List<String> command : COMMANDS) {
                Command ended = Command.run(argument(command, file));
                assertThat(ended.exitCode()).as("%s: %s", command, ended.err()).isBetween(0, 3);
                assertThat(ended.err().lines())
                        .as("%s", command)
                        .noneMatch(line -> line.matches("session-audit: ([a-z]+\\.)+[A-Za-z]+(Exception|Error)\\b.*"));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static Object[] argument(List<String> command, Path file) {
        Object[] arguments = command.toArray(new Object[command.size() + 1]);
        arguments[command.size()] = file;
        return arguments;
    }
}

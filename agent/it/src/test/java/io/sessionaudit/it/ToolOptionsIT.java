package io.sessionaudit.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.sessionaudit.it.fork.Artifacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code JAVA_TOOL_OPTIONS=-javaagent:session-audit.jar} reaches every JVM. */
class ToolOptionsIT {
    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    Path directory;

    @Test
    void toolsOfTheJdkAndOwnCommandsLeaveNoLog() throws Exception {
        assertThat(run(BIN.resolve("javac").toString(), "-version"))
                .contains("javac")
                .doesNotContain("session-audit:");
        assertThat(run(BIN.resolve("java").toString(), "-jar", Artifacts.agent().toString(), "version"))
                .contains("session-audit ")
                .doesNotContain("session-audit:");
        assertThat(logs()).isEmpty();
    }

    @Test
    void programFromSourceFileIsAudited() throws Exception {
        Path program = Files.writeString(
                directory.resolve("App.java"), "class App { public static void main(String[] arguments) {} }");

        assertThat(run(BIN.resolve("java").toString(), program.toString())).contains("session-audit: auditing");
        assertThat(logs()).hasSize(1);
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_TOOL_OPTIONS", "-javaagent:" + Artifacts.agent());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private List<Path> logs() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
    }
}

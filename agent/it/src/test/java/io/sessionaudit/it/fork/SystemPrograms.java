package io.sessionaudit.it.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** SystemPrograms of the operating system that a test uses. */
public final class SystemPrograms {
    private SystemPrograms() {}

    /**
     * Skips the test if a program is not installed; with the property {@code session-audit.test.NAME=required} the
     * test continues, and fails.
     */
    public static void assume(String name) {
        if (!"required".equals(System.getProperty("session-audit.test." + name))) {
            assumeThat(exitCode(Path.of("."), "sh", "-c", "command -v " + name))
                    .as("%s is installed", name)
                    .isZero();
        }
    }

    /** Runs a program that must succeed; {@return its output} */
    public static String run(Path directory, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as("%s: %s", String.join(" ", command), out)
                    .isZero();
            return out;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a program without output; {@return its exit code} */
    public static int exitCode(Path directory, String... command) {
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

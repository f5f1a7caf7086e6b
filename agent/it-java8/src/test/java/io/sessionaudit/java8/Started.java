package io.sessionaudit.java8;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A running JVM that reads commands from its standard input. */
final class Started implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Process process;
    private final Path out;
    private final Path err;

    private Started(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a JVM in a directory; its output goes to files with the prefix. */
    static Started of(Path home, Path directory, String prefix, List<String> arguments) throws IOException {
        Path out = directory.resolve(prefix + ".out");
        Path err = directory.resolve(prefix + ".err");
        Process process = Run.builder(home, directory, arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Started(process, out, err);
    }

    String pid() {
        return Long.toString(process.pid());
    }

    /** Waits until a line that begins with the text is printed. */
    Started awaitLine(String begin) {
        await("line " + begin).atMost(LONGEST).untilAsserted(() -> {
            assertThat(Files.readString(out).lines())
                    .as("stdout; stderr: %s", Files.readString(err))
                    .anyMatch(line -> line.startsWith(begin));
        });
        return this;
    }

    /** Sends a command, and waits for its confirmation. */
    Started tell(String order) throws IOException {
        process.getOutputStream().write((order + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return awaitLine(order + " ");
    }

    /** Ends its standard input, and waits for its end. */
    Run end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                .as("has ended")
                .isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

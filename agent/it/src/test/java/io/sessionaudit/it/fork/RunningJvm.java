package io.sessionaudit.it.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

/** A forked JVM that is running. */
public final class RunningJvm {
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Process process;
    private final Path directory;
    private final Path out;
    private final Path err;
    private final boolean mayComplain;
    private final long started = System.nanoTime();

    RunningJvm(Process process, Path directory, Path out, Path err, boolean mayComplain) {
        this.process = process;
        this.directory = directory;
        this.out = out;
        this.err = err;
        this.mayComplain = mayComplain;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Its directory. */
    public Path directory() {
        return directory;
    }

    /** Waits until the application has printed a line. */
    public RunningJvm awaitLine(String line) {
        return awaitLine(line, LONGEST);
    }

    /** Waits until the application has printed a line, with a longer timeout. */
    public RunningJvm awaitLine(String line, Duration longest) {
        await("line \"" + line + "\" of " + directory).atMost(longest).untilAsserted(() -> {
            assertThat(isAlive() || text(out).lines().anyMatch(line::equals))
                    .as("alive; stderr: %s", text(err))
                    .isTrue();
            assertThat(text(out).lines()).contains(line);
        });
        return this;
    }

    /** Its standard output so far. */
    public String out() {
        return text(out);
    }

    /** Its standard error so far. */
    public String err() {
        return text(err);
    }

    /** Sends a command to an application that reads its standard input, and waits for its confirmation. */
    public RunningJvm tell(String order) {
        return write(order).awaitLine("done " + order);
    }

    /** Writes a line to the standard input of the application. */
    public RunningJvm write(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The size of its output so far, in bytes. */
    public long printed() {
        return out.toFile().length() + err.toFile().length();
    }

    /** Ends the wait of an application that reads its standard input. */
    public RunningJvm release() {
        try {
            process.getOutputStream().close();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it, without running shutdown hooks. */
    public FinishedJvm kill() {
        process.destroyForcibly();
        return end();
    }

    /** Waits for its end. */
    public FinishedJvm end() {
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                fail("a forked JVM did not end within %s; it ran in %s", LONGEST, directory);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        return new FinishedJvm(process.exitValue(), text(out), text(err), took, directory);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean mayComplain() {
        return mayComplain;
    }

    void destroy() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

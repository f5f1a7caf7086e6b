package io.sessionaudit.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.acme.support.SpecialFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What {@code -o} may name. */
class OutputFileTest {
    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void writeLog() throws IOException {
        log = Files.createDirectory(directory.resolve("logs")).resolve("a.jsonl");
        try (SampleLog sample = new SampleLog(log)) {
            sample.closed("Orders.find", Duration.ofSeconds(1));
        }
    }

    @Test
    void writesToDeviceWithoutReplacingIt() throws IOException {
        Path device = directory.resolve("null");
        assumeThat(SpecialFiles.nullDevice(device)).as("may create devices").isTrue();
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(device));

        assertThat(export(device).exitCode()).isZero();
        assertThat(Files.readAttributes(device, BasicFileAttributes.class).isOther())
                .isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(device)))
                .isEqualTo(mode);
        assertNothingElseIsLeft(device);
    }

    @Test
    void writesToFifo() throws Exception {
        Path fifo = directory.resolve("fifo");
        assumeThat(SpecialFiles.fifo(fifo)).as("there is mkfifo").isTrue();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(fifo);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(export(fifo).exitCode()).isZero();
        assertThat(read.get(1, TimeUnit.MINUTES)).startsWith("opened,held_ms").contains("Orders.find");
        assertNothingElseIsLeft(fifo);
    }

    @Test
    void writesToStandardOutputByItsName() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("stdout"), Path.of("/proc/self/fd/1"));

        for (Path name : new Path[] {link, Path.of("/dev/stdout"), Path.of("/dev/fd/1")}) {
            assumeThat(name).exists();
            Command export = export(name);
            assertThat(export.exitCode()).isZero();
            assertThat(export.out()).startsWith("opened,held_ms").contains("Orders.find");
        }
        assertThat(link).isSymbolicLink();
    }

    @Test
    void refusesLink() throws IOException {
        Path target = Files.writeString(directory.resolve("target.csv"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link.csv"), target);

        assertRefused(export(link), "is a symbolic link (to " + target + ")");
        assertThat(target).hasContent("old");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void refusesFileOfOtherUser() throws IOException {
        Path file = Files.writeString(directory.resolve("other.csv"), "old");
        assumeThat(SpecialFiles.giveAway(file)).as("may give files away").isTrue();

        assertRefused(export(file), "belongs to another user");
        assertThat(file).hasContent("old");
    }

    @Test
    void replacesOwnFileByOneThatOnlyTheOwnerMayRead() throws IOException {
        Path file = Files.writeString(directory.resolve("own.csv"), "old");

        assertThat(export(file).exitCode()).isZero();
        assertThat(file).content().startsWith("opened,held_ms");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private Command export(Path output) {
        return Command.run("export", "--format", "csv", "-o", output, log);
    }

    private static void assertRefused(Command command, String message) {
        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err().lines()).singleElement().asString().contains(message);
    }

    private void assertNothingElseIsLeft(Path output) throws IOException {
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(output, directory.resolve("logs"));
        }
    }
}

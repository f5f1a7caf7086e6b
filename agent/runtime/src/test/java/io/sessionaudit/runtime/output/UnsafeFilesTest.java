package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import com.acme.support.SpecialFiles;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What the log must not be written to, and what rotation must not touch. */
class UnsafeFilesTest {
    private static final String NO_REGULAR_FILE = "no regular file; use log=stdout";

    @TempDir
    Path directory;

    @Test
    void refusesLinkAndLeavesItsTargetUnchanged() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim.txt"), "");
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-r--r--"));
        Path link = Files.createSymbolicLink(directory.resolve("audit.jsonl"), victim);

        assertRefused(() -> open(link), "symbolic link", victim.toString(), "name the file itself");
        assertThat(victim).isEmptyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(victim)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void refusesLinkToNothingAndCreatesNothing() throws IOException {
        Path target = directory.resolve("created.txt");
        Path link = Files.createSymbolicLink(directory.resolve("audit.jsonl"), target);

        assertRefused(() -> open(link), "symbolic link");
        assertThat(target).doesNotExist();
    }

    @Test
    void refusesFifo() throws IOException {
        Path fifo = directory.resolve("audit.jsonl");
        assumeThat(SpecialFiles.fifo(fifo)).as("there is mkfifo").isTrue();

        assertRefused(() -> open(fifo), NO_REGULAR_FILE);
    }

    @Test
    void refusesDevice() throws IOException {
        Path device = directory.resolve("null");
        assumeThat(SpecialFiles.nullDevice(device)).as("may create devices").isTrue();

        assertRefused(() -> open(device), NO_REGULAR_FILE, "log=none");
        assertThat(Files.readAttributes(device, BasicFileAttributes.class).isOther())
                .isTrue();
    }

    @Test
    void refusesStandardStreams() {
        assumeThat(Path.of("/dev/stdout")).exists();

        assertRefused(() -> open(Path.of("/dev/stdout")), NO_REGULAR_FILE);
    }

    @Test
    void refusesFileOfOtherUser() throws IOException {
        Path file = Files.writeString(directory.resolve("audit.jsonl"), "");
        assumeThat(SpecialFiles.giveAway(file)).as("may give files away").isTrue();

        assertRefused(() -> open(file), "belongs to another user", "remove it, or name another file");
        assertThat(file).isEmptyFile();
    }

    @Test
    void refusesFileOfOtherProgram() throws IOException {
        Path file = Files.writeString(directory.resolve("passwd"), "root:x:0:0\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertRefused(() -> open(file), "file of another program", "name another file");
        assertThat(file).hasContent("root:x:0:0\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void makesLogOfEarlierRunReadableByOwnerOnly() throws IOException {
        Path file = Files.writeString(directory.resolve("audit.jsonl"), "{\"type\":\"start\"}\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        open(file).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void skipsUnsafeNamesWithNumbers() throws IOException {
        Path second = Files.createSymbolicLink(directory.resolve("audit-2.jsonl"), directory.resolve("victim.txt"));
        try (LogTarget first = open(directory.resolve("audit.jsonl"));
                LogTarget third = open(directory.resolve("audit.jsonl"))) {
            assertThat(first.name()).endsWith("audit.jsonl");
            assertThat(third.name()).endsWith("audit-3.jsonl");
        }
        assertThat(second).isSymbolicLink();
    }

    @Test
    void neitherCompressesNorDeletesWhatIsNoRegularFileOfItsOwn() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim.txt"), "secret");
        Path link = Files.createSymbolicLink(directory.resolve("audit.20260101-000000-000.jsonl"), victim);
        Path folder = Files.createDirectory(directory.resolve("audit.20260101-000000-001.jsonl"));
        Path fifo = directory.resolve("audit.20260101-000000-002.jsonl");
        boolean hasFifo = SpecialFiles.fifo(fifo);
        Path foreign = Files.writeString(directory.resolve("audit.20260101-000000-003.jsonl"), "x");
        boolean hasForeign = SpecialFiles.giveAway(foreign);
        new RotatedFiles(
                        directory.resolve("audit.jsonl"),
                        new Rotation(1, Duration.ZERO, 1, 1, true),
                        warning -> assertThat(warning).isNull())
                .tidy();

        assertThat(victim).hasContent("secret");
        assertThat(link).isSymbolicLink();
        assertThat(folder).isDirectory();
        assertThat(Files.exists(fifo, LinkOption.NOFOLLOW_LINKS)).isEqualTo(hasFifo);
        assertThat(Files.exists(foreign)).isEqualTo(hasForeign);
    }

    private static void assertRefused(ThrowingCallable open, String... message) {
        assertThatThrownBy(open).isInstanceOf(IOException.class).hasMessageContainingAll(message);
    }

    private static LogTarget open(Path file) throws IOException {
        return LogTarget.open(file.toString(), Rotation.NEVER, warning -> {
            throw new AssertionError(warning);
        });
    }
}

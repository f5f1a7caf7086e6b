package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RotationTest {
    private static final Rotation PLAIN = new Rotation(100, Duration.ZERO, 100, 0, false);
    private static final Rotation PACKED = new Rotation(100, Duration.ZERO, 100, 0, true);

    @TempDir
    Path directory;

    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();

    @AfterEach
    void nothingWentWrong() {
        assertThat(warnings).isEmpty();
    }

    @Test
    void renamesFullFileAndContinuesUnderTheSameName() throws IOException {
        try (LogTarget log = open(PLAIN)) {
            write(log, "a".repeat(99));
            assertThat(log.isRotationDue()).isFalse();
            write(log, "\n");
            assertThat(log.isRotationDue()).isTrue();

            assertThat(log.rotate()).isTrue();
            assertThat(log.isRotationDue()).isFalse();
            write(log, "second\n");
        }

        assertThat(directory.resolve("audit.jsonl")).hasContent("second\n");
        assertThat(old()).singleElement().satisfies(file -> {
            assertThat(file).hasContent("a".repeat(99) + "\n");
            assertThat(file.getFileName().toString()).matches("audit\\.\\d{8}-\\d{6}-\\d{3}\\.jsonl");
        });
    }

    @Test
    void doesNotRotateUnchangedFileRegardlessOfAge() throws IOException {
        try (LogTarget log = open(new Rotation(0, Duration.ofNanos(1), 100, 0, false))) {
            assertThat(log.isRotationDue()).isFalse();
            write(log, "x\n");
            assertThat(log.isRotationDue()).isTrue();
        }
    }

    @Test
    void doesNotCountFileHeaderTowardRotation() throws IOException {
        try (LogTarget log = open(PLAIN)) {
            write(log, "a".repeat(100) + "\n");
            log.rotate();
            write(log, "s".repeat(200) + "\n");
            log.partHeaderWritten();
            assertThat(log.isRotationDue()).isFalse();
            write(log, "x\n");
            assertThat(log.isRotationDue()).isTrue();
        }
    }

    @Test
    void rotatesFullFileOfEarlierRunAtFirstRecord() throws IOException {
        Files.writeString(directory.resolve("audit.jsonl"), "{\"type\":\"" + "a".repeat(200) + "\n");
        try (LogTarget log = open(PLAIN)) {
            write(log, "x\n");
            assertThat(log.isRotationDue()).isTrue();
        }
    }

    @Test
    void compressesOldFileReadableByOwnerOnly() throws IOException {
        try (LogTarget log = open(PACKED)) {
            write(log, "a".repeat(100) + "\n");
            log.rotate();
            await().until(() -> old().stream().allMatch(file -> file.toString().endsWith(".jsonl.gz")));
        }
        Path packed = old().get(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(packed)))
                .isEqualTo("rw-------");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            assertThat(in.readAllBytes()).asString().isEqualTo("a".repeat(100) + "\n");
        }
    }

    @Test
    void completesInterruptedCompressionAtStart() throws IOException {
        Files.writeString(directory.resolve("audit.20260101-000000-000.jsonl"), "left\n");
        Files.writeString(directory.resolve("audit.20260101-000000-001.jsonl"), "half\n");
        Files.writeString(directory.resolve("audit.20260101-000000-001.jsonl.gz.tmp"), "hal");
        open(PACKED).close();

        await().untilAsserted(() -> assertThat(old())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("audit.20260101-000000-000.jsonl.gz", "audit.20260101-000000-001.jsonl.gz"));
    }

    @Test
    void keepsLimitedNumberOfOldFiles() throws IOException {
        List<Path> files = leave(5);
        new RotatedFiles(directory.resolve("audit.jsonl"), new Rotation(100, Duration.ZERO, 2, 0, false), warnings::add)
                .tidy();

        assertThat(old()).isEqualTo(files.subList(3, 5));
    }

    @Test
    void limitsTotalSizeIncludingCurrentFile() throws IOException {
        List<Path> files = leave(5); // of 10 bytes each
        new RotatedFiles(
                        directory.resolve("audit.jsonl"),
                        new Rotation(100, Duration.ZERO, 100, 125, false),
                        warnings::add)
                .tidy();

        assertThat(old()).isEqualTo(files.subList(3, 5));
    }

    @Test
    void doesNotTouchFilesOfOtherLogs() throws IOException {
        List<String> others = List.of(
                "audit-2.20260101-000000-000.jsonl",
                "audit.jsonl",
                "audit.2026.jsonl",
                "xaudit.20260101-000000-000.jsonl");
        for (String other : others) {
            Files.writeString(directory.resolve(other), "others\n");
        }
        new RotatedFiles(directory.resolve("audit.jsonl"), new Rotation(1, Duration.ZERO, 1, 1, true), warnings::add)
                .tidy();

        for (String other : others) {
            assertThat(directory.resolve(other)).hasContent("others\n");
        }
    }

    @Test
    void neverOverwritesOldFile() throws IOException {
        RotatedFiles old = new RotatedFiles(directory.resolve("audit.jsonl"), PLAIN, warnings::add);
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        Files.writeString(directory.resolve("audit.20261122-120000-000.jsonl"), "first\n");
        Files.writeString(directory.resolve("audit.20261122-120000-001.jsonl.gz"), "second\n");

        assertThat(old.nextName(noon).getFileName()).hasToString("audit.20261122-120000-002.jsonl");
    }

    @Test
    void keepsWritingAndReportsIfRotationFails() throws IOException {
        Path missing = directory.resolve("missing");
        Files.createDirectory(missing);
        try (LogTarget log = LogTarget.open(missing.resolve("audit.jsonl").toString(), PLAIN, warnings::add)) {
            write(log, "a".repeat(100) + "\n");
            Files.move(missing, directory.resolve("moved"));

            assertThat(log.rotate()).isFalse();
            write(log, "on\n");
            assertThat(log.isRotationDue()).as("not again immediately").isFalse();
        }
        assertThat(directory.resolve("moved/audit.jsonl")).content().endsWith("\non\n");
        assertThat(warnings)
                .filteredOn(warning -> warning.contains("cannot be created again; next attempt in a minute"))
                .hasSize(1);
        warnings.clear();
    }

    private List<Path> leave(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Files.writeString(directory.resolve("audit.20260101-00000" + i + "-000.jsonl"), "123456789\n");
        }
        return old();
    }

    private LogTarget open(Rotation rotation) throws IOException {
        return LogTarget.open(directory.resolve("audit.jsonl").toString(), rotation, warnings::add);
    }

    private static void write(LogTarget log, String text) throws IOException {
        log.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Path> old() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.endsWith("audit.jsonl")).sorted().toList();
        }
    }
}

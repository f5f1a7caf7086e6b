package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LogTargetTest {
    private static final String FIRST = "{\"type\":\"start\"}\n";

    @TempDir
    Path directory;

    @Test
    void createsFileReadableByOwnerOnly() throws IOException {
        write("audit.jsonl", "a\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("audit.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void expandsProcessHostAndTimePlaceholders() throws IOException {
        write("%p-%h-%t.jsonl", "x");
        try (var files = Files.list(directory)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file.getFileName().toString())
                            .matches(ProcessHandle.current().pid() + "-[A-Za-z0-9._-]+-\\d{8}-\\d{6}\\.jsonl"));
        }
    }

    @Test
    void appendsToFileOfEarlierRun() throws IOException {
        write("audit.jsonl", FIRST);
        write("audit.jsonl", "second\n");
        assertThat(directory.resolve("audit.jsonl")).hasContent(FIRST + "second\n");
    }

    @Test
    void terminatesTruncatedLineFirst() throws IOException {
        write("audit.jsonl", "{\"type\":\"sess");
        write("audit.jsonl", "second\n");
        assertThat(directory.resolve("audit.jsonl")).hasContent("{\"type\":\"sess\nsecond\n");
    }

    @Test
    void doesNotTouchFileInUse() throws IOException {
        try (LogTarget first = open("audit.jsonl");
                LogTarget second = open("audit.jsonl")) {
            first.write(bytes(FIRST));
            second.write(bytes("second\n"));
            assertThat(second.name()).endsWith("audit-2.jsonl");
        }
        assertThat(directory.resolve("audit.jsonl")).hasContent(FIRST);
        assertThat(directory.resolve("audit-2.jsonl")).hasContent("second\n");
    }

    @Test
    void rejectsDirectoryByName() {
        assertThatThrownBy(() -> open(""))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("option log", directory.toString(), "name a file in it");
    }

    @Test
    void rejectsMissingDirectoryByName() {
        assertThatThrownBy(() -> open("missing/audit.jsonl"))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("option log", "missing", "create it");
    }

    private void write(String name, String text) throws IOException {
        try (LogTarget target = open(name)) {
            target.write(bytes(text));
        }
    }

    private LogTarget open(String name) throws IOException {
        return LogTarget.open(directory.resolve(name).toString(), Rotation.NEVER, warning -> {
            throw new AssertionError(warning);
        });
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.sessionaudit.core.attach.SessionDump;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DumpFilesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.804Z");

    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void writesDumpNextToTheLogForItsOwnerOnly() throws IOException {
        files().write(dump("{\"type\":\"live\"}\n{\"type\":\"open\"}\n"), NOON);

        Path file = directory.resolve("audit.20261122-120000-804.dump");
        assertThat(file).hasContent("{\"type\":\"live\"}\n{\"type\":\"open\"}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(warnings).isEmpty();
    }

    @Test
    void keepsTheLatestTwentyAndNoOtherFileIsDeleted() throws IOException {
        Path other = Files.createFile(directory.resolve("audit.old.dump"));
        Path log = Files.createFile(directory.resolve("audit.jsonl"));
        DumpFiles files = files();
        for (int i = 0; i < 25; i++) {
            files.write(dump("{}\n"), NOON.plusSeconds(60L * i));
        }

        assertThat(other).exists();
        assertThat(log).exists();
        try (Stream<Path> all = Files.list(directory)) {
            assertThat(all.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches("audit\\.2.*\\.dump")))
                    .hasSize(20)
                    .contains("audit.20261122-122400-804.dump", "audit.20261122-120500-804.dump")
                    .doesNotContain("audit.20261122-120400-804.dump");
        }
    }

    @Test
    void doesNotFollowLinkAndReportsTheFirstProblemOnly() throws IOException {
        Path target = Files.writeString(directory.resolve("precious"), "precious");
        Files.createSymbolicLink(directory.resolve("audit.20261122-120000-804.dump"), target);
        DumpFiles files = files();
        files.write(dump("{}\n"), NOON);
        files.write("nonsense", NOON);

        assertThat(target).hasContent("precious");
        assertThat(warnings).singleElement().asString().startsWith("dump-on: no dump can be written next to ");
    }

    private DumpFiles files() {
        return new DumpFiles(directory.resolve("audit.jsonl"), warnings::add);
    }

    private static String dump(String lines) throws IOException {
        SessionDump.Encoder encoder = new SessionDump.Encoder();
        encoder.lines().write(lines.getBytes(StandardCharsets.UTF_8));
        return encoder.encode(1);
    }
}

package io.sessionaudit.core.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.acme.support.SpecialFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class PathKindTest {
    @TempDir
    Path directory;

    @Test
    void recognizesOwnFilesDirectoriesAndNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "any");

        assertThat(PathKind.of(file)).isEqualTo(PathKind.OWN);
        assertThat(PathKind.of(directory)).isEqualTo(PathKind.DIRECTORY);
        assertThat(PathKind.of(directory.resolve("none"))).isEqualTo(PathKind.MISSING);
    }

    @Test
    void doesNotFollowLinksToFilesDirectoriesOrNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "any");
        Path toFile = Files.createSymbolicLink(directory.resolve("to-file"), file);
        Path toDirectory = Files.createSymbolicLink(directory.resolve("to-directory"), directory);
        Path toNothing = Files.createSymbolicLink(directory.resolve("to-nothing"), directory.resolve("none"));

        assertThat(PathKind.of(toFile)).isEqualTo(PathKind.LINK);
        assertThat(PathKind.of(toDirectory)).isEqualTo(PathKind.LINK);
        assertThat(PathKind.of(toNothing)).isEqualTo(PathKind.LINK);
    }

    @Test
    void recognizesFifosAndLinksToThem() throws IOException {
        Path fifo = directory.resolve("fifo");
        assumeThat(SpecialFiles.fifo(fifo)).as("there is mkfifo").isTrue();
        Path toFifo = Files.createSymbolicLink(directory.resolve("to-fifo"), fifo);

        assertThat(PathKind.of(fifo)).isEqualTo(PathKind.SPECIAL);
        assertThat(PathKind.of(toFifo)).isEqualTo(PathKind.SPECIAL);
        assertThat(PathKind.ofLog(fifo)).as("it is not opened").isEqualTo(PathKind.SPECIAL);
    }

    @Test
    void recognizesDevices() throws IOException {
        Path device = directory.resolve("null");
        assumeThat(SpecialFiles.nullDevice(device)).as("may create devices").isTrue();

        assertThat(PathKind.of(device)).isEqualTo(PathKind.SPECIAL);
    }

    @Test
    void recognizesFilesOfOtherUsers() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assumeThat(SpecialFiles.giveAway(file)).as("may give files away").isTrue();

        assertThat(PathKind.of(file)).isEqualTo(PathKind.OTHER_OWNER);
        assertThat(PathKind.ofLog(file)).isEqualTo(PathKind.OTHER_OWNER);
        try (var files = Files.list(directory)) {
            assertThat(files).as("nothing is left").containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', OWN",
        "'{\"type\":\"start\",\"time\"', OWN",
        "'{\"ty', OWN",
        "'cut off\"}\n{\"type\":\"site\"', OWN",
        "'\0\0\0{\"type\":\"site\"', OWN",
        "'\0\0\0', OWN",
        "'root:x:0:0', OTHER_CONTENT",
        "'{\"level\":\"info\"}', OTHER_CONTENT",
        "'\0\0ELF', OTHER_CONTENT"
    })
    void distinguishesLogsFromFilesOfOtherPrograms(String content, PathKind kind) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), content);

        assertThat(PathKind.ofLog(file)).isEqualTo(kind);
        assertThat(PathKind.of(file)).isEqualTo(PathKind.OWN);
    }
}

package io.sessionaudit.tools.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;

import io.sessionaudit.tools.Command;
import io.sessionaudit.tools.SampleLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The file that the command writes, without a browser. */
class HtmlReportTest {
    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void writeALog() throws IOException {
        log = directory.resolve("audit.jsonl");
        try (SampleLog sample = new SampleLog(log)) {
            sample.closed("</script>.find", Duration.ofMillis(4)).stop();
        }
    }

    @Test
    void isSelfContained() {
        Command command = Command.run("report", "--format", "html", log);

        assertThat(command.exitCode()).isZero();
        assertThat(command.out())
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .contains("default-src 'none'")
                .doesNotContain("{{");
        assertThat(command.out().substring(0, command.out().indexOf("id=\"data\"")))
                .doesNotContain(" src=", "@import", "url(", "http:", "https:");
    }

    @Test
    void escapesTextSoThatItCannotEndItsBlock() {
        String html = Command.run("report", "--format", "html", log).out();

        assertThat(html.split("</script>"))
                .as("the data, the library, the script, the rest")
                .hasSize(4);
        assertThat(html).contains("\\u003c/script\\u003e");
    }

    @Test
    void replacesTheNamedFileAndLeavesNoOther() throws IOException {
        Path file = Files.writeString(directory.resolve("report.html"), "the one before");

        Command command = Command.run("report", "--format", "html", "-o", file, log);

        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).isEmpty();
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(log, file);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such permissions")
    void isReadableByOwnerOnly() throws IOException {
        Path file = directory.resolve("report.html");

        Command.run("report", "--format", "html", "-o", file, log);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void isReproducible() {
        assertThat(Command.run("report", "--format", "html", log).out())
                .isEqualTo(Command.run("report", "--format", "html", log).out());
    }

    @Test
    void reportsUnwritableTargetBeforeReadingLogs() {
        Command nowhere = Command.run("report", "-o", directory.resolve("gone/report.html"), log);
        Command itself = Command.run("report", "-o", log, log);

        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err().lines()).singleElement().asString().contains("there is no directory", "gone");
        assertThat(itself.exitCode()).isEqualTo(2);
        assertThat(itself.err().lines()).singleElement().asString().contains("is one of the logs to read");
    }

    @Test
    void writesPageWithMessageIfNothingIsReadable() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.jsonl"), "");

        Command command = Command.run("report", "--format", "html", empty);

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err()).contains("is empty");
        assertThat(command.out()).contains("Nothing in these logs could be read.");
    }

    @Test
    void scriptsNeverInterpretTextAsMarkup() throws IOException {
        String html = Command.run("report", "--format", "html", log).out();

        String script = html.substring(html.lastIndexOf("\"use strict\""));
        assertThat(script)
                .contains("createElement")
                .doesNotContain(
                        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function");
    }
}

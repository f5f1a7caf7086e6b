package io.sessionaudit.tools.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sessionaudit.tools.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which findings {@code check} counts. */
class CheckCommandTest {
    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void writeLog() throws IOException {
        log = new FindingLog()
                .found("double-close", "info", "com.acme.Orders.find:9")
                .found("held", "warning", "com.acme.Orders.slow:41")
                .found("abandoned", "error", "com.acme.legacy.Mail.send:7")
                .found("orphaned", "warning", "com.acme.legacy.Mail$Queue.run:70")
                .write(directory.resolve("audit.jsonl"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fail-on=warning | 3",
                "--fail-on=info | 4",
                "--fail-on=error | 1",
                "--fail-on=error,held | 2",
                "--fail-on=double-close | 1",
                "--fail-on=starved | 0",
                "--ignore=com.acme.legacy | 1",
                "--ignore=com.acme.leg | 3",
                "--ignore=com.acme.legacy.Mail | 1",
                "--ignore=com.acme.legacy.Mail.send,com.acme.Orders | 1",
                "--ignore=com.acme | 0",
            })
    void countsWhatIsAskedFor(String option, int count) {
        Command command = Command.run("check", option, log);

        assertThat(command.exitCode()).isEqualTo(count == 0 ? 0 : 1);
        assertThat(command.out().lines()).hasSize(count + 1);
        assertThat(command.out()).contains((count == 0 ? "no" : count) + " finding");
    }

    @Test
    void namesKindPlaceAndFix() {
        assertThat(Command.run("check", "--fail-on", "error", log).out().lines())
                .containsExactly(
                        "error: 1 abandoned at com.acme.legacy.Mail.send(Mail.java:7): Close it",
                        "1 finding in 0 sessions (--fail-on error)");
    }

    @Test
    void countsEscalationsOnceAndSubtractsWithdrawnFindings() throws IOException {
        Path other = new FindingLog()
                .found("held", "warning", "com.acme.A.a:1")
                .escalated("held", 2)
                .counted("held", 5)
                .found("held", "warning", "com.acme.B.b:1")
                .withdrawn()
                .write(directory.resolve("other.jsonl"));

        assertThat(Command.run("check", other).out().lines())
                .containsExactly(
                        "warning: 6 held at com.acme.A.a(A.java:1): Close it",
                        "6 findings in 7 sessions (--fail-on warning)");
    }

    @Test
    void prefersOwnPlaceOfFindingAndNamesSourceWithoutPlace() throws IOException {
        Path other = new FindingLog()
                .foundAt("held", "com.acme.Own.place:5")
                .foundAt("starved", null)
                .write(directory.resolve("other.jsonl"));

        assertThat(Command.run("check", other).out())
                .contains("1 held at com.acme.Own.place(Own.java:5)", "1 starved at unknown place of source orders");
    }

    @Test
    void reportsBadInputInOneLine() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.jsonl"), "");

        assertThat(Command.run("check", empty).exitCode()).isEqualTo(3);
        Command kind = Command.run("check", "--fail-on", "leak", log);
        assertThat(kind.exitCode()).isEqualTo(2);
        assertThat(kind.err())
                .startsWith("session-audit: option --fail-on has the value \"leak\"; give it one of info, warning,"
                        + " error, second-session, ");
        Command root = Command.run("check", "--source-root", directory.resolve("none"), log);
        assertThat(root.exitCode()).isEqualTo(2);
        assertThat(root.err().lines()).hasSize(1);
        assertThat(root.err()).contains("there is no directory", "for --source-root; name the root");
        assertThat(Command.run("check", "--format", "xml", log).err())
                .contains("give it one of text, github, sarif, junit, json");
    }
}

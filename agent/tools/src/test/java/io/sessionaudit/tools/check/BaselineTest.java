package io.sessionaudit.tools.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.tools.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The baseline of {@code check}. */
class BaselineTest {
    @TempDir
    Path directory;

    private Path baseline;

    @BeforeEach
    void nameBaseline() {
        baseline = directory.resolve("accepted.json");
    }

    private Command check(FindingLog log, Object... options) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("check", "--baseline", baseline));
        arguments.addAll(List.of(options));
        arguments.add(log.write(directory.resolve("audit.jsonl")));
        return Command.run(arguments.toArray());
    }

    private static FindingLog twoFindings() {
        return new FindingLog()
                .found("held", "warning", "com.acme.Orders.slow:41")
                .found("abandoned", "error", "com.acme.Mail.send:7");
    }

    @Test
    void hasOneSortedRowPerFindingWithoutLines() throws IOException {
        Command command = check(twoFindings(), "--write-baseline");

        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).contains("accepted.json accepts 2 findings");
        assertThat(baseline).hasContent("""
                [
                {"baseline":1}
                ,{"kind":"abandoned","place":"com.acme.Mail.send","lines":1}
                ,{"kind":"held","place":"com.acme.Orders.slow","lines":1}
                ]
                """);
    }

    @Test
    void acceptsFindingsAtMovedLines() throws IOException {
        check(twoFindings(), "--write-baseline");

        Command moved = check(new FindingLog()
                .found("held", "warning", "com.acme.Orders.slow:97")
                .found("abandoned", "error", "com.acme.Mail.send:8"));

        assertThat(moved.exitCode()).as(moved.out()).isZero();
        assertThat(moved.out()).startsWith("no findings besides 2 accepted in 0 sessions");
    }

    @Test
    void failsOnNewKindAndNewPlace() throws IOException {
        check(twoFindings(), "--write-baseline");

        Command command = check(twoFindings()
                .found("orphaned", "warning", "com.acme.Orders.slow:41")
                .found("held", "warning", "com.acme.Mail.send:7"));

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.out())
                .contains("warning: 1 held at com.acme.Mail.send(Mail.java:7): Close it")
                .contains("warning: 1 orphaned at com.acme.Orders.slow(Orders.java:41)")
                .contains("2 findings besides 2 accepted")
                .doesNotContain("1 abandoned", "no longer");
    }

    @Test
    void failsOnSecondLineOfAcceptedMethod() throws IOException {
        check(twoFindings(), "--write-baseline");

        Command command = check(twoFindings().found("held", "warning", "com.acme.Orders.slow:52"));

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.out()).contains("slow(Orders.java:41)", "slow(Orders.java:52)");
    }

    @Test
    void reportsRenamedMethodAsNewAndOldRowAsGone() throws IOException {
        check(twoFindings(), "--write-baseline");
        FindingLog renamed = new FindingLog()
                .found("held", "warning", "com.acme.Orders.slowly:41")
                .found("abandoned", "error", "com.acme.Mail.send:7");

        Command command = check(renamed);

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.out())
                .contains("warning: 1 held at com.acme.Orders.slowly(Orders.java:41)")
                .contains("no longer found: held at com.acme.Orders.slow; was it renamed to com.acme.Orders.slowly?");

        check(renamed, "--write-baseline");
        assertThat(check(renamed).exitCode()).isZero();
    }

    @Test
    void updateRemovesOnlyWhatIsGone() throws IOException {
        check(twoFindings().found("held", "warning", "com.acme.Orders.slow:52"), "--write-baseline");
        FindingLog later = new FindingLog()
                .found("held", "warning", "com.acme.Orders.slow:41")
                .found("orphaned", "warning", "com.acme.Api.get:1");
        String before = Files.readString(baseline);

        Command reported = check(later);
        assertThat(reported.out())
                .contains("no longer found: abandoned at com.acme.Mail.send", "no longer found: held at");
        assertThat(baseline).hasContent(before);

        Command updated = check(later, "--update-baseline");
        assertThat(updated.exitCode()).isEqualTo(1); // the new finding is not accepted
        assertThat(baseline)
                .hasContent(
                        "[\n{\"baseline\":1}\n,{\"kind\":\"held\",\"place\":\"com.acme.Orders.slow\",\"lines\":1}\n]");
    }

    @Test
    void changesOfTwoBranchesMerge() throws IOException, InterruptedException {
        assumeThat(new ProcessBuilder("git", "--version").start().waitFor()).isZero();
        FindingLog common = twoFindings().found("held", "warning", "com.acme.Stock.count:3");
        FindingLog ours = twoFindings()
                .found("held", "warning", "com.acme.Stock.count:3")
                .found("held", "warning", "com.acme.Api.get:1"); // the first row
        FindingLog theirs = new FindingLog() // without the row in the middle, with a last row
                .found("abandoned", "error", "com.acme.Mail.send:7")
                .found("held", "warning", "com.acme.Stock.count:3")
                .found("held", "warning", "com.acme.Zoo.feed:1");
        List<String> command = new ArrayList<>(List.of("git", "merge-file", "-p"));
        for (FindingLog log : List.of(ours, common, theirs)) {
            check(log, "--write-baseline");
            command.add(Files.copy(baseline, directory.resolve(command.size() + ".json"))
                    .toString());
        }

        Process git = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String merged = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(git.waitFor()).as(merged).isZero();
        Files.writeString(baseline, merged);
        assertThat(check(new FindingLog()
                                .found("held", "warning", "com.acme.Api.get:1")
                                .found("abandoned", "error", "com.acme.Mail.send:7")
                                .found("held", "warning", "com.acme.Stock.count:3")
                                .found("held", "warning", "com.acme.Zoo.feed:1"))
                        .out())
                .startsWith("no findings besides 4 accepted");
        assertThat(check(twoFindings()).exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[garbage | is no JSON (line 1); --write-baseline replaces it",
                "`[\n{\"baseline\":1}\n<<<<<<< ours\n` | contains a merge conflict; keep the rows of both sides",
                "{} | is no baseline: it does not begin with {\"baseline\":1}",
                "[] | is no baseline: it does not begin with {\"baseline\":1}",
                "`` | is no baseline",
                "[{\"baseline\":2}] | is a baseline of version 2, and this session-audit.jar reads version 1",
                "{\"baseline\":3} | is a baseline of version 3",
                "[{\"baseline\":1},{\"kind\":\"held\"}] | row 1 needs a kind, a place and a positive number of lines",
                "`[{\"baseline\":1},{\"kind\":\"held\",\"place\":\"a.B.c\",\"lines\":0}]` | row 1 needs",
                "`[{\"baseline\":1},{\"kind\":\"held\",\"place\":\"a.B.c\",\"lines\":1}"
                        + ",{\"kind\":\"held\",\"place\":\"a.B.c\",\"lines\":2}]` | has two rows for held at a.B.c",
            })
    void reportsUnusableFileInOneLine(String content, String message) throws IOException {
        Files.writeString(baseline, content);

        Command command = check(twoFindings());

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err().lines()).hasSize(1);
        assertThat(command.err()).startsWith("session-audit: ").contains("accepted.json", message);
        assertThat(baseline).hasContent(content);
    }

    @Test
    void reportsMissingFileAndMissingOption() throws IOException {
        assertThat(check(twoFindings()).err())
                .contains("there is no baseline")
                .contains("accepted.json; --write-baseline creates it");
        Path log = directory.resolve("audit.jsonl");
        assertThat(Command.run("check", "--write-baseline", log).err())
                .isEqualToIgnoringNewLines("session-audit: --write-baseline needs --baseline FILE");
        assertThat(Command.run("check", "--baseline", directory.resolve("no/b.json"), "--write-baseline", log)
                        .err())
                .contains("cannot write the baseline");
    }
}

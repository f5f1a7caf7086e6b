package io.sessionaudit.it.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.acme.support.PoolKind;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.demo.server.DemoServer;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Every faulty program is reported with kind, count and line, and no correct one is reported. */
class CorpusIT {

    private static final Path PAGE = Path.of("..", "..", "docs", "findings.md");

    /** Long limits for programs that do not depend on time, so that a busy machine causes no findings. */
    private static final String[] PATIENT = {"held-after=10m", "idle-transaction-after=10m", "starved-after=3s"};

    /** Short limits for programs that depend on time. */
    static final String[] IMPATIENT = {"held-after=3s", "idle-transaction-after=1s", "starved-after=1s"};

    private static final DemoServer SERVER = DemoServer.start();

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void reportsExpectedFindingsAndNothingElse() throws IOException {
        List<Header> programs = Programs.all();
        assertThat(programs.stream().filter(Header::isCorrect))
                .as("correct programs")
                .hasSizeGreaterThanOrEqualTo(40);

        Score score = new Score();
        CorpusJvm hikari = CorpusJvm.start(
                forks, "hikari.jsonl", SERVER.url(), runs(programs, pool -> pool == PoolKind.HIKARI, false), PATIENT);
        CorpusJvm others = CorpusJvm.start(
                forks, "others.jsonl", SERVER.url(), runs(programs, pool -> pool != PoolKind.HIKARI, false), PATIENT);
        CorpusJvm impatient =
                CorpusJvm.start(forks, "short.jsonl", SERVER.url(), runs(programs, pool -> true, true), IMPATIENT);
        List<LogRecord> findings =
                new ArrayList<>(hikari.finish("hikari.jsonl", score).ofType("finding"));
        others.finish("others.jsonl", score);
        findings.addAll(impatient.finish("short.jsonl", score).ofType("finding"));

        System.out.print(score.table());
        assertThat(score.problems()).isEmpty();
        checkPage(programs, findings);
    }

    private static void checkPage(List<Header> programs, List<LogRecord> findings) throws IOException {
        String page = Files.readString(PAGE);
        String renewed = FindingsPage.renew(
                page,
                (program, kind) -> findings.stream()
                        .filter(finding -> kind.equals(finding.text("kind")))
                        .filter(finding -> programs.stream()
                                .filter(each -> each.name().endsWith("." + program))
                                .anyMatch(each -> new CorpusRun(each, PoolKind.HIKARI).isAbout(finding)))
                        .findFirst()
                        .orElseThrow(
                                () -> new AssertionError("no " + kind + " of " + program + " for docs/findings.md")));
        if (Boolean.getBoolean("session-audit.test.write-docs")) {
            Files.writeString(PAGE, renewed);
        } else {
            assertThat(FindingsPage.lasting(page))
                    .as("docs/findings.md is stale; update it: " + FindingsPage.COMMAND)
                    .isEqualTo(FindingsPage.lasting(renewed));
        }
    }

    private static List<CorpusRun> runs(List<Header> programs, Predicate<PoolKind> pools, boolean shortLimits) {
        List<CorpusRun> runs = new ArrayList<>();
        for (Header program : programs) {
            if (program.hasShortLimits() == shortLimits && program.runsOnThisJava()) {
                Stream.of(PoolKind.values())
                        .filter(pools)
                        .filter(program::runsOn)
                        .forEach(pool -> runs.add(new CorpusRun(program, pool)));
            }
        }
        return runs;
    }
}

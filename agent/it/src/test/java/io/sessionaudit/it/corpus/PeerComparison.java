package io.sessionaudit.it.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.acme.support.PoolKind;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.demo.server.DemoServer;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.awaitility.Awaitility.await;

/**
 * Runs the same programs under the pools' own leak detectors and under the agent, and compares reports and evidence.
 * Not a test of the agent; runs only on request: {@code scripts/compare-peers}.
 */
class PeerComparison {
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Path PAGE = Path.of("..", "..", "docs", "findings.md");

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void comparesDetectors() throws IOException {
        String server = DemoServer.start().url();
        List<Header> programs =
                Programs.all().stream().filter(Header::runsOnThisJava).toList();
        List<PeerResult> results = new ArrayList<>();
        results.add(agent(programs, server));
        for (Peer peer : Peer.values()) {
            results.add(run(peer, programs, server));
        }
        String tables = PeerTables.of(results);
        System.out.println(tables);
        if (Boolean.getBoolean("session-audit.test.write-docs")) {
            Files.writeString(PAGE, PeerTables.insertInto(Files.readString(PAGE), tables));
        }
        results.forEach(result -> System.out.println(result.title() + " accuses " + result.accusedNames()));
    }

    private PeerResult run(Peer peer, List<Header> programs, String server) {
        List<CorpusRun> runs = programs.stream()
                .map(program -> new CorpusRun(program, peer.pool()))
                .toList();
        RunningJvm jvm = CorpusJvm.jvm(forks, server, runs)
                .options(
                        "-Dcorpus.detectors=true",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.showThreadName=false")
                .start()
                .awaitLine("done", CorpusJvm.MAX_RUN);
        awaitQuiet(jvm);
        FinishedJvm finished = jvm.release().end().successful();

        PeerResult result = new PeerResult(peer.title());
        List<String> accusations = peer.accusations(finished.out() + "\n" + finished.err());
        String serverId = finished.fact("server-id");
        for (CorpusRun run : runs) {
            List<String> own = accusations.stream().filter(run::isNamedIn).toList();
            if (run.program().isCorrect()) {
                boolean failed = finished.facts("failed").stream().anyMatch(run::isNamedIn);
                result.correct(run.program(), !own.isEmpty(), failed);
            } else {
                result.faulty(run.program(), !own.isEmpty());
                List<Expectation> expected = run.program().on(PoolKind.HIKARI);
                own.forEach(each -> result.shows(Peer.evidence(
                        each,
                        expected.isEmpty() ? "nowhere" : expected.get(0).place(),
                        run.program().needsServer() ? serverId : null)));
            }
        }
        return result;
    }

    /** Some report once, others repeatedly. */
    private static void awaitQuiet(RunningJvm jvm) {
        try {
            await().atMost(LONGEST).during(QUIET).until(new Unchanged(jvm::printed));
        } catch (ConditionTimeoutException noisy) {
            // Everything has been reported at least once.
        }
    }

    /** The agent on HikariCP, with limits as short as those of the others. */
    private PeerResult agent(List<Header> programs, String server) {
        List<CorpusRun> runs = programs.stream()
                .map(program -> new CorpusRun(program, PoolKind.HIKARI))
                .toList();
        CorpusJvm jvm = CorpusJvm.start(forks, "agent.jsonl", server, runs, CorpusIT.IMPATIENT);
        Score score = new Score();
        AuditRecords log = jvm.finish("agent.jsonl", score);
        PeerResult result = new PeerResult("Session Audit");
        for (CorpusRun run : runs) {
            List<LogRecord> own =
                    log.ofType("finding").stream().filter(run::isAbout).toList();
            if (run.program().isCorrect()) {
                result.correct(
                        run.program(), own.stream().anyMatch(each -> !"info".equals(each.text("severity"))), false);
            } else {
                result.faulty(run.program(), !own.isEmpty());
                own.forEach(each -> result.shows(new Peer.Evidence(
                        each.has("site"),
                        each.has("idle_ms") || each.has("last_sql"),
                        each.has("owner_frames"),
                        each.has("last_sql"),
                        each.has("server_id"))));
            }
        }
        return result;
    }
}

package io.sessionaudit.frameworks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.acme.host.Corpus;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/** A JVM under the agent that runs several programs. */
final class CorpusJvm {
    /** Takes less than a minute on a quiet machine, with reserve for a busy one. */
    private static final Duration MAX_RUN = Duration.ofMinutes(4);

    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private final String log;
    private final List<Header> programs;
    private final RunningJvm jvm;

    private CorpusJvm(String log, List<Header> programs, RunningJvm jvm) {
        this.log = log;
        this.programs = programs;
        this.jvm = jvm;
    }

    /** Starts a JVM of the whole class path, which runs concurrently with others. */
    static CorpusJvm start(Forks forks, String log, int atOnce, List<Header> programs, String... options) {
        return start(forks.jvmOfWholeClassPath(Corpus.class), log, atOnce, programs, options);
    }

    /** Starts a JVM, which runs concurrently with others. */
    static CorpusJvm start(ForkedJvm unstarted, String log, int atOnce, List<Header> programs, String... options) {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(atOnce)));
        programs.forEach(program -> arguments.add(program.program()));
        String[] all = Stream.concat(Stream.of("log=" + log, "sites=all", "flush=100ms"), Stream.of(options))
                .toArray(String[]::new);
        RunningJvm jvm = unstarted
                .agent(all)
                .options("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
                .options("-Dorg.jooq.no-logo=true", "-Dorg.jooq.no-tips=true")
                .arguments(arguments.toArray(String[]::new))
                .start();
        return new CorpusJvm(log, programs, jvm);
    }

    /** Ends the JVM when all expected findings are logged, or when no further ones are expected. */
    AuditRecords finish(Score score) {
        jvm.awaitLine("done", MAX_RUN);
        try {
            await().atMost(MAX_WAIT).pollInterval(Duration.ofMillis(300)).until(() -> {
                AuditRecords records = AuditRecords.readDamaged(jvm.directory().resolve(log));
                return programs.stream().allMatch(program -> new ProgramRecords(program, records).isComplete());
            });
        } catch (ConditionTimeoutException incomplete) {
            // The score reports what is missing.
        }
        FinishedJvm finished = jvm.release().end().successful();
        finished.facts("failed").forEach(score::problem);
        AuditRecords records = finished.log(log);
        programs.forEach(program -> new ProgramRecords(program, records).score(score));
        Stream.of("finding", "summary")
                .flatMap(type -> records.ofType(type).stream())
                .filter(record -> programs.stream().noneMatch(program -> ProgramRecords.isAbout(program, record)))
                .forEach(record -> score.problem("about no program: " + record));
        return records;
    }
}

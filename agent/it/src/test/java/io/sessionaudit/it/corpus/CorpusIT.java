package io.sessionaudit.it.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.acme.corpus.host.Pools;
import io.sessionaudit.demo.server.DemoServer;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Every guilty program is found out, by kind, count and line, and no lawful one is accused. */
class CorpusIT {
    private static final Path PROGRAMS = Path.of("src", "test", "java", "com", "acme", "corpus");

    /** Where time is not the matter, a busy machine must not make it so. */
    private static final String PATIENT = "held-after=10m";

    private static final DemoServer SERVER = DemoServer.start();

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void findsWhatIsThereAndNothingElse() throws IOException {
        List<Header> programs = programs();
        assertThat(programs.stream().filter(Header::isLawful))
                .as("lawful programs")
                .hasSizeGreaterThanOrEqualTo(40);

        Score score = new Score();
        CorpusJvm hikari = CorpusJvm.start(
                forks, "hikari.jsonl", SERVER.url(), runs(programs, pool -> pool == Pools.HIKARI, false), PATIENT);
        CorpusJvm others = CorpusJvm.start(
                forks, "others.jsonl", SERVER.url(), runs(programs, pool -> pool != Pools.HIKARI, false), PATIENT);
        CorpusJvm impatient = CorpusJvm.start(
                forks, "short.jsonl", SERVER.url(), runs(programs, pool -> true, true), "held-after=2s");
        hikari.finish("hikari.jsonl", score);
        others.finish("others.jsonl", score);
        impatient.finish("short.jsonl", score);

        System.out.print(score.table());
        assertThat(score.problems()).isEmpty();
    }

    private static List<CorpusRun> runs(List<Header> programs, Predicate<Pools> pools, boolean shortLimits) {
        List<CorpusRun> runs = new ArrayList<>();
        for (Header program : programs) {
            if (program.hasShortLimits() == shortLimits && program.runsOnThisJava()) {
                Stream.of(Pools.values())
                        .filter(pools)
                        .filter(program::runsOn)
                        .forEach(pool -> runs.add(new CorpusRun(program, pool)));
            }
        }
        return runs;
    }

    private static List<Header> programs() throws IOException {
        List<Header> programs = new ArrayList<>();
        for (String each : List.of("guilty", "lawful")) {
            try (Stream<Path> files = Files.list(PROGRAMS.resolve(each))) {
                for (Path file : files.sorted().toList()) {
                    if (!file.endsWith("package-info.java")) {
                        programs.add(Header.read(file, "com.acme.corpus." + each));
                    }
                }
            }
        }
        return programs;
    }
}

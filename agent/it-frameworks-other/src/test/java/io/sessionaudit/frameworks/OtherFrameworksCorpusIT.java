package io.sessionaudit.frameworks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.acme.host.Corpus;
import com.acme.support.Databases;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** As {@link FrameworksCorpusIT}, for the programs of this module: frameworks and languages without Spring. */
@Sharded
class OtherFrameworksCorpusIT {
    /** Long limits for programs that do not depend on time, so that a busy machine causes no findings. */
    private static final String[] PATIENT = {"held-after=10m", "idle-transaction-after=10m", "starved-after=4s"};

    /** Short limits for programs that depend on time. */
    private static final String[] IMPATIENT = {"held-after=3s", "idle-transaction-after=1s", "starved-after=1s"};

    private static final Path PAGE = Path.of("..", "..", "docs", "frameworks-other.md");
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
    private static final Path HIBERNATE_5 = Path.of("target", "hibernate-5").toAbsolutePath();

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void reportsExpectedFindingsAndPlacesAndNothingElse() throws IOException {
        List<Header> programs = Programs.all();
        assertThat(programs).as("programs").hasSizeGreaterThanOrEqualTo(40);
        assertThat(programs.stream().filter(Header::isCorrect))
                .as("correct programs")
                .hasSizeGreaterThanOrEqualTo(18);
        List<Header> patient = select(programs, program -> !program.hasShortLimits());
        List<Header> impatient = select(programs, Header::hasShortLimits);
        List<Header> hibernate = select(patient, program -> program.program().contains(".hibernate."));

        Score score = new Score();
        CorpusJvm patientJvm = CorpusJvm.start(jvm(), "patient.jsonl", 2, patient, PATIENT);
        CorpusJvm impatientJvm = CorpusJvm.start(jvm(), "short.jsonl", 3, impatient, IMPATIENT);
        List<AuditRecords> logs = List.of(patientJvm.finish(score), impatientJvm.finish(score));
        CorpusJvm.start(jvmOfHibernate5(), "hibernate-5.jsonl", 2, hibernate, PATIENT)
                .finish(score);

        System.out.print(score.table());
        assertThat(score.problems()).isEmpty();
        FrameworksPage.check(PAGE, (program, kind) -> FrameworksPage.excerpt(logs, program, kind));
    }

    private static List<Header> select(List<Header> programs, Predicate<Header> condition) {
        return programs.stream().filter(condition).toList();
    }

    private ForkedJvm jvm() {
        return jvm(Stream.empty(), jar -> true);
    }

    private ForkedJvm jvmOfHibernate5() throws IOException {
        try (Stream<Path> jars = Files.list(HIBERNATE_5)) {
            return jvm(jars, jar -> !jar.getFileName().toString().matches("(hibernate-|jandex-).*"));
        }
    }

    private ForkedJvm jvm(Stream<Path> first, Predicate<Path> condition) {
        List<Path> classPath = Stream.of(
                        first,
                        Stream.of(CLASSES, Artifacts.of(Corpus.class), Artifacts.of(Databases.class)),
                        Artifacts.libraries().stream().filter(condition))
                .flatMap(paths -> paths)
                .toList();
        return forks.classPath(classPath, Corpus.class.getName());
    }
}

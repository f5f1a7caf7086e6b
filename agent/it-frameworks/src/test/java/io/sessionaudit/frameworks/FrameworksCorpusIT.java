package io.sessionaudit.frameworks;

import java.io.IOException;
import java.util.List;

import com.acme.sixteen.SixteenMethods;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Every faulty program is reported with kind, count and place, no correct one is, and every session has its place. */
class FrameworksCorpusIT {
    /** Long limits for programs that do not depend on time, so that a busy machine causes no findings. */
    private static final String[] PATIENT = {"held-after=10m", "idle-transaction-after=10m", "starved-after=3s"};

    /** Short limits for programs that depend on time. */
    private static final String[] IMPATIENT = {"held-after=6s", "idle-transaction-after=3s", "starved-after=1s"};

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void reportsExpectedFindingsAndPlacesAndNothingElse() throws IOException {
        List<Header> programs =
                Programs.all().stream().filter(Header::runsOnThisJava).toList();
        List<Header> patient =
                programs.stream().filter(program -> !program.hasShortLimits()).toList();
        List<Header> impatient =
                programs.stream().filter(Header::hasShortLimits).toList();
        Score score = new Score();
        CorpusJvm patientJvm = CorpusJvm.start(forks, "patient.jsonl", 2, patient, PATIENT);
        CorpusJvm impatientJvm = CorpusJvm.start(forks, "short.jsonl", 12, impatient, IMPATIENT);
        List<AuditRecords> logs = List.of(patientJvm.finish(score), impatientJvm.finish(score));

        System.out.print(score.table());
        BeforeAfter sixteen = BeforeAfter.of(logs.get(0), SixteenMethods.class.getSimpleName());
        System.out.printf(
                "Methods that open a session: %d; the first frame identifies %d, the place %d%n",
                sixteen.rows().size(), sixteen.identifiedByFirstFrame(), sixteen.identifiedByPlace());
        sixteen.rows().forEach(row -> System.out.println("  " + row));
        assertThat(score.problems()).isEmpty();
        assertThat(sixteen.identifiedByPlace())
                .as("methods that places identify")
                .isEqualTo(16);
        FrameworksPage.SIXTEEN.checkRows(sixteen.rows());
        FrameworksPage.check((program, kind) -> FrameworksPage.excerpt(logs, program, kind));
    }
}

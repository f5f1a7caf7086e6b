package io.sessionaudit.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.acme.sources.StateLeft;
import com.acme.support.Sharded;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code state-left-changed} for every pool and property: reported only if the next borrower gets the changed value.
 */
@Sharded
class StateLeftIT {
    @RegisterExtension
    final Forks forks = new Forks();

    /** A cell of the table: what the program observed. */
    private record Cell(String pool, String database, String state, String thread, String outcome) {
        static Cell of(String fact) {
            String[] parts = fact.split("\\|");
            return new Cell(parts[0], parts[1], parts[2], parts[3], parts[4]);
        }

        boolean isToBeFound() {
            return outcome.equals("lent-on") && !isBeyondUs();
        }

        /**
         * Not reported: an unknown pool, and what H2 ignores or reveals only by a query; Tomcat JDBC remembers only
         * with an interceptor.
         */
        private boolean isBeyondUs() {
            return pool.equals("an unknown pool")
                    || pool.equals("Tomcat JDBC, interceptors")
                            && database.equals("h2")
                            && Set.of("read-only", "catalog").contains(state);
        }
    }

    @Test
    void isReportedOnlyIfTheNextBorrowerGetsIt() {
        FinishedJvm application = forks.jvmOfWholeClassPath(StateLeft.class)
                .agent("thread-rule=off")
                .arguments(TestServer.url())
                .run()
                .successful();
        List<Cell> cells = application.facts("cell").stream().map(Cell::of).toList();
        List<LogRecord> findings = application.log().ofType("finding");

        assertThat(cells).hasSizeGreaterThan(100);
        assertThat(cells).extracting(Cell::outcome).contains("lent-on", "reset", "ignored");
        List<String> expected = new ArrayList<>();
        cells.stream()
                .filter(Cell::isToBeFound)
                .forEach(cell -> expected.add(cell.pool + ", " + cell.thread + ": " + cell.state));
        List<String> found = new ArrayList<>();
        for (LogRecord finding : findings) {
            Cell cell = cells.stream()
                    .filter(each -> each.thread.equals(finding.text("thread")))
                    .findFirst()
                    .orElseThrow();
            assertThat(finding.text("kind")).isEqualTo("state-left-changed");
            found.add(cell.pool + ", " + cell.thread + ": " + finding.text("property"));
        }
        assertThat(expected).hasSizeGreaterThan(30);
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }
}

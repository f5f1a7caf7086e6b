package io.sessionaudit.it.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sessionaudit.it.docs.MeasuredTable;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Every source, by every way in, on both kinds of threads: one program, run with the agent and without it. */
class SourceMatrixIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void everySourceIsRightOnPlatformThreads() {
        Map<String, Row> rows = check(WayIn.JAVAAGENT, "PLATFORM");
        new MeasuredTable("sources")
                .checkRows(rows.values().stream().map(Row::line).toList());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void everySourceIsRightOnVirtualThreads() {
        check(WayIn.JAVAAGENT, "VIRTUAL");
    }

    private Map<String, Row> check(WayIn way, String threads) {
        FinishedJvm alone = way.run(forks, threads, false);
        FinishedJvm audited = way.run(forks, threads, true);
        Map<String, Row> rows = Rows.read(alone, audited);
        List<String> wrong = new ArrayList<>();
        rows.values().forEach(row -> wrong.addAll(row.wrong()));
        assertThat(wrong).isEmpty();
        assertThat(Rows.strangers(audited, rows)).as("sessions of no source").isEmpty();
        return rows;
    }
}

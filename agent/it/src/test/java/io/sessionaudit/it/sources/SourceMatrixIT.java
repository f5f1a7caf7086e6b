package io.sessionaudit.it.sources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.acme.support.Sharded;
import io.sessionaudit.it.docs.MeasuredTable;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every source, loaded in every way, on both kinds of threads: one program, run with and without the agent. */
@Sharded
class SourceMatrixIT {
    @RegisterExtension
    final Forks forks = new Forks();

    /** The program's output without an agent: once for each kind of thread. */
    private static final Map<String, FinishedJvm> ALONE = new HashMap<>();

    @ParameterizedTest
    @EnumSource(WayIn.class)
    void auditsEverySourceOnPlatformThreads(WayIn way) {
        Map<String, Row> rows = check(way, "PLATFORM");
        if (way == WayIn.JAVAAGENT) {
            new MeasuredTable("sources")
                    .checkRows(rows.values().stream().map(Row::line).toList());
        }
        new MeasuredTable("ways to load")
                .checkRow("| %s | %d of %d | yes | yes |".formatted(way.title(), rows.size(), rows.size()));
    }

    @ParameterizedTest
    @EnumSource(WayIn.class)
    @EnabledForJreRange(min = JRE.JAVA_21)
    void auditsEverySourceOnVirtualThreads(WayIn way) {
        check(way, "VIRTUAL");
    }

    private Map<String, Row> check(WayIn way, String threads) {
        FinishedJvm alone = ALONE.computeIfAbsent(threads, kind -> WayIn.alone(forks, kind));
        FinishedJvm audited = way.audited(forks, threads).successful();
        Map<String, Row> rows = Rows.read(alone, audited);
        List<String> wrong = new ArrayList<>();
        rows.values().forEach(row -> wrong.addAll(row.wrong()));
        assertThat(wrong).isEmpty();
        assertThat(rows.keySet()).as("the sources of both runs").isEqualTo(Rows.names(alone));
        assertThat(Rows.unrelated(audited, rows)).as("sessions of no source").isEmpty();
        return rows;
    }
}

package io.sessionaudit.tools.input;

import io.sessionaudit.core.log.reader.LogReader;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.report.Report;
import io.sessionaudit.tools.report.ReportBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A log that is never whole anywhere: made while it is read. scripts/bench-report and docs/performance.md have longer
 * ones.
 */
class LongLogTest {
    @Test
    void everySessionOfALongLogIsCounted() {
        ReportBuilder builder = new ReportBuilder();
        LogReader reader = new LogReader(new GeneratedLog(500_000), "generated", builder::problem);
        for (LogRecord record = reader.next(); record != null; record = reader.next()) {
            builder.record(record);
        }
        Report report = builder.build();

        assertThat(report.problems().first()).isEmpty();
        assertThat(report.verdict().sessions()).isEqualTo(500_000);
        assertThat(report.verdict().findings()).isEqualTo(5);
        assertThat(report.sources())
                .extracting(Report.SourceUse::source)
                .containsExactly("orders-pool", "reports-pool");
    }
}

package io.sessionaudit.core.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.reader.LogReader;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.BacktraceReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A million findings: the number of lines is bounded, and the counts of the rest add up. */
class StormTest {
    private static final int FINDINGS = 1_000_000;
    private static final int MINUTES = 5;

    /** Upper bound per minute for {@link FindingDeduplicator#MAX_WRITTEN} findings, their sites and their summaries. */
    private static final long MAX_BYTES_A_MINUTE = 3_000L * FindingDeduplicator.MAX_WRITTEN;

    private final ManualClock clock = new ManualClock();
    private final TestSessions sessions = new TestSessions(clock);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Ledger ledger = new Ledger(new LogWriter(log), clock, BacktraceReader.UNREADABLE);

    @ParameterizedTest
    @ValueSource(ints = {1, 900, 200_000})
    void boundsMemoryAndDiskAndCountsEveryFinding(int sites) throws IOException {
        ledger.start(Map.of());
        Session first = sessions.open("first");
        for (int number = 0; number < FINDINGS; number++) {
            ledger.write(SecondSession.rejected(sessions.source(), first, site(number % sites), 2, clock.nanoTime()));
            if ((number + 1) % (FINDINGS / MINUTES) == 0) {
                clock.advance(Duration.ofMinutes(1));
                ledger.summarise();
            }
        }
        ledger.stop();
        ledger.flush();

        assertThat((long) log.size()).isLessThan(MINUTES * MAX_BYTES_A_MINUTE);
        Map<String, Long> counted = count();
        assertThat(counted.get("finding")).isBetween(1L, (long) MINUTES * FindingDeduplicator.MAX_WRITTEN);
        assertThat(counted.get("finding") + counted.get("summary")).isEqualTo(FINDINGS);
        assertThat(counted.get("stop")).isEqualTo(FINDINGS);
    }

    /** Number of findings by type of the record that contains them. */
    private Map<String, Long> count() throws IOException {
        Map<String, Long> counted = new LinkedHashMap<>();
        LogReader reader = new LogReader(new ByteArrayInputStream(log.toByteArray()), "storm.jsonl", problem -> {
            throw new AssertionError(problem);
        });
        for (LogRecord record = reader.next(); record != null; record = reader.next()) {
            long findings = record.type().equals("finding")
                    ? record.number("count", 0)
                    : record.counts("findings").getOrDefault(FindingKind.SECOND_SESSION.label(), 0L);
            counted.merge(record.type(), findings, Long::sum);
        }
        return counted;
    }

    private static Throwable site(int number) {
        Throwable stack = new Throwable() {
            private static final long serialVersionUID = 1;

            @Override
            public Throwable fillInStackTrace() {
                return this;
            }
        };
        stack.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("com.zaxxer.hikari.HikariDataSource", "getConnection", "HikariDataSource.java", 99),
            new StackTraceElement("com.acme.Orders", "find", "Orders.java", number),
            new StackTraceElement("com.acme.Api", "get", "Api.java", 17)
        });
        return stack;
    }
}

package io.sessionaudit.core.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.Held;
import io.sessionaudit.core.finding.LostFindings;
import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.core.monitor.SessionMonitor;
import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionOrigin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTest {
    private final TestLog log = new TestLog();

    @BeforeEach
    void start() throws IOException {
        log.start();
    }

    @Test
    void writesSessionAsOneLineWithAllFields() throws IOException {
        Session session = log.sessions.open("find");
        session.setServerId(987);
        session.recordStatement("SELECT 1");
        session.transaction().committed();
        log.clock.advance(Duration.ofNanos(12_481_999));
        log.enter(log.sessions.end(session, SessionEnd.CLOSED));

        assertThat(log.records(LogFormat.SESSION)).singleElement().satisfies(record -> {
            assertThat(record.decimal(LogFormat.HELD_MS, -1)).isEqualTo(12.481);
            assertThat(record.number(LogFormat.SERVER_ID, -1)).isEqualTo(987);
            assertThat(record.number(LogFormat.STATEMENTS, -1)).isEqualTo(1);
            assertThat(record.number(LogFormat.COMMITS, -1)).isEqualTo(1);
            assertThat(record.text(LogFormat.END)).isEqualTo("closed");
            assertThat(record.text(LogFormat.SOURCE)).isEqualTo("orders-pool");
        });
    }

    @Test
    void declaresSourceAndSiteOnceBeforeFirstUse() throws IOException {
        log.enter(closed("find"));
        log.enter(closed("find"));
        log.enter(closed("list"));

        assertThat(log.records())
                .extracting(LogRecord::type)
                .containsExactly("start", "source", "site", "session", "session", "site", "session");
        assertThat(log.records(LogFormat.SITE).get(0).texts(LogFormat.FRAMES))
                .containsExactly("com.acme.Orders.find(Orders.java:44)", "com.acme.Api.get(Api.java:17)");
    }

    @Test
    void countsFiftyStacksToOneLineAsOneFinding() throws IOException {
        for (int i = 0; i < 50; i++) {
            log.enter(LostFindings.abandoned(behindProxy(i), log.clock.nanoTime()));
        }
        log.ledger.summarise();

        assertThat(log.records(LogFormat.FINDING)).singleElement().satisfies(finding -> {
            assertThat(finding.text(LogFormat.PLACE)).isEqualTo("com.acme.OrderService.save(<generated>)");
            assertThat(finding.text(LogFormat.PLACE_KIND)).isEqualTo("application");
            assertThat(finding.text(LogFormat.CALLED_AT)).isEqualTo("com.acme.Api.post(Api.java:100)");
            assertThat(finding.texts(LogFormat.THROUGH)).containsExactly("Spring");
            assertThat(finding.text(LogFormat.MESSAGE))
                    .contains("opened at com.acme.OrderService.save (called at com.acme.Api.post(Api.java:100)) was");
        });
        assertThat(log.records(LogFormat.SUMMARY)).singleElement().satisfies(summary -> {
            assertThat(summary.text(LogFormat.PLACE)).isEqualTo("com.acme.OrderService.save(<generated>)");
            assertThat(summary.number(LogFormat.STACKS, -1)).isEqualTo(50);
            assertThat(summary.counts(LogFormat.FINDINGS)).containsEntry("abandoned", 49L);
        });
        assertThat(log.records(LogFormat.SITE)).hasSize(50);
    }

    private Session behindProxy(int caller) {
        Throwable stack = new Throwable();
        stack.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("com.zaxxer.hikari.HikariDataSource", "getConnection", "HikariDataSource.java", 99),
            new StackTraceElement("org.springframework.aop.framework.CglibAopProxy", "intercept", "A.java", 7),
            new StackTraceElement("com.acme.OrderService$$SpringCGLIB$$0", "save", "<generated>", -1),
            new StackTraceElement("com.acme.Api", "post", "Api.java", 100 + caller)
        });
        Session session = log.sessions.open("find");
        return new Session(
                new Object(),
                new SessionOrigin(session.opener(), session.source(), "worker-1"),
                log.clock.nanoTime(),
                stack);
    }

    @Test
    void openRecordContainsPlace() throws IOException {
        log.ledger.write(new SessionMonitor.Announcement(log.sessions.open("find")));

        assertThat(log.records(LogFormat.OPEN)).singleElement().satisfies(open -> {
            assertThat(open.text(LogFormat.PLACE)).isEqualTo("com.acme.Orders.find(Orders.java:44)");
            assertThat(open.text(LogFormat.PLACE_KIND)).isEqualTo("application");
        });
    }

    @Test
    void writesPlaceKindAndLibrariesOfSite() throws IOException {
        log.enter(closed("find"));
        Throwable below = new Throwable();
        below.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.hibernate.internal.SessionImpl", "find", "SessionImpl.java", 9),
            new StackTraceElement("com.acme.Orders", "lambda$list$0", "Orders.java", 7)
        });
        log.ledger.site(below);

        assertThat(log.records(LogFormat.SITE).get(0)).satisfies(direct -> {
            assertThat(direct.text(LogFormat.PLACE)).isEqualTo("com.acme.Orders.find(Orders.java:44)");
            assertThat(direct.text(LogFormat.PLACE_KIND)).isEqualTo("application");
            assertThat(direct.has(LogFormat.THROUGH)).isFalse();
        });
        assertThat(log.records(LogFormat.SITE).get(1)).satisfies(through -> {
            assertThat(through.text(LogFormat.PLACE)).isEqualTo("com.acme.Orders.list(Orders.java:7)");
            assertThat(through.texts(LogFormat.THROUGH)).containsExactly("Hibernate");
        });
    }

    @Test
    void writesNoSiteIfSessionHasNoStack() throws IOException {
        log.enter(log.sessions.end(log.sessions.open(null), SessionEnd.CLOSED));

        assertThat(log.records(LogFormat.SITE)).isEmpty();
        assertThat(log.records(LogFormat.SESSION)).hasSize(1);
    }

    @Test
    void usesTheAnnouncedNumberInTheSessionRecord() throws IOException {
        Session session = log.sessions.open("find");
        log.clock.advance(Duration.ofSeconds(1));
        log.ledger.write(new SessionMonitor.Announcement(session));
        log.enter(log.sessions.end(session, SessionEnd.CLOSED));

        assertThat(log.records(LogFormat.OPEN).get(0).number(LogFormat.SESSION, -1))
                .isEqualTo(log.records(LogFormat.SESSION).get(0).number(LogFormat.SESSION, -2));
    }

    @Test
    void writesOneStackForAnnouncedSessionsOfOneSite() throws IOException {
        Session first = log.sessions.open("find");
        Session second = log.sessions.open("find");
        assertThat(second.openingStack()).isNotSameAs(first.openingStack());
        log.ledger.write(new SessionMonitor.Announcement(first));
        log.ledger.write(new SessionMonitor.Announcement(second));

        assertThat(second.openingStack()).isSameAs(first.openingStack());
    }

    @Test
    void doesNotAnnounceSessionThatHasEnded() throws IOException {
        log.ledger.write(new SessionMonitor.Announcement(closed("find")));

        assertThat(log.records(LogFormat.OPEN)).isEmpty();
    }

    @Test
    void writesFindingOnceAndCountsRepetitions() throws IOException {
        abandon("forget", 5);
        abandon("lose", 1);
        log.ledger.stop();

        assertThat(log.records(LogFormat.FINDING)).hasSize(2);
        assertThat(log.records(LogFormat.SUMMARY))
                .singleElement()
                .satisfies(
                        record -> assertThat(record.counts(LogFormat.FINDINGS)).isEqualTo(Map.of("abandoned", 4L)));
        assertThat(stop().counts(LogFormat.FINDINGS)).isEqualTo(Map.of("abandoned", 6L));
        assertThat(stop().number(LogFormat.SESSIONS, -1)).isEqualTo(6);
    }

    @Test
    void writesFindingInFullAgainAfterOneMinute() throws IOException {
        abandon("forget", 2);
        log.clock.advance(Duration.ofMinutes(1));
        abandon("forget", 1);
        log.ledger.stop();

        assertThat(log.records(LogFormat.FINDING))
                .extracting(record -> record.number(LogFormat.FINDING, -1))
                .containsExactly(1L, 2L);
        assertThat(stop().counts(LogFormat.FINDINGS)).isEqualTo(Map.of("abandoned", 3L));
    }

    @Test
    void doesNotSummarizeTwice() throws IOException {
        abandon("forget", 2);
        log.ledger.summarise();
        log.ledger.summarise();

        assertThat(log.records(LogFormat.SUMMARY)).hasSize(1);
    }

    @Test
    void resolvesHeldFindingWhenSessionIsClosed() throws IOException {
        Session session = held("dawdle", 1);
        log.enter(log.sessions.end(session, SessionEnd.CLOSED));

        assertThat(log.records(LogFormat.RESOLVED)).singleElement().satisfies(record -> {
            assertThat(record.number(LogFormat.FINDING, -1)).isEqualTo(1);
            assertThat(record.text(LogFormat.KIND)).isEqualTo("held");
            assertThat(record.has(LogFormat.WITHDRAWN)).isFalse();
        });
    }

    @Test
    void countsResolutionOfCountedFinding() throws IOException {
        held("dawdle", 1);
        Session counted = held("dawdle", 1);
        log.enter(log.sessions.end(counted, SessionEnd.CLOSED));
        log.ledger.summarise();

        assertThat(log.records(LogFormat.RESOLVED)).isEmpty();
        assertThat(log.records(LogFormat.SUMMARY)).singleElement().satisfies(record -> {
            assertThat(record.counts(LogFormat.FINDINGS)).isEqualTo(Map.of("held", 1L));
            assertThat(record.counts(LogFormat.RESOLVED)).isEqualTo(Map.of("held", 1L));
        });
    }

    @Test
    void doesNotResolveHeldFindingWhenSessionIsAbandoned() throws IOException {
        Session session = held("dawdle", 1);
        log.enter(log.sessions.end(session, SessionEnd.ABANDONED));

        assertThat(log.records(LogFormat.RESOLVED)).isEmpty();
    }

    @Test
    void keepsNumberOfFindingThatEscalates() throws IOException {
        Session session = held("dawdle", 1);
        log.enter(heldFinding(session, 2));
        log.enter(heldFinding(session, 4));
        log.ledger.stop();

        assertThat(log.records(LogFormat.FINDING))
                .extracting(
                        record -> record.number(LogFormat.FINDING, -1) + "/" + record.number(LogFormat.ESCALATION, 1))
                .containsExactly("1/1", "1/2", "1/4");
        assertThat(stop().counts(LogFormat.FINDINGS)).isEqualTo(Map.of("held", 1L));
    }

    @Test
    void keepsCountingCountedFindingThatEscalates() throws IOException {
        held("dawdle", 1);
        Session counted = held("dawdle", 1);
        log.enter(heldFinding(counted, 2));

        assertThat(log.records(LogFormat.FINDING)).hasSize(1);
    }

    @Test
    void writesNoSessionRecordAndWithdrawsFindingsIfWithdrawn() throws IOException {
        Session session = held("physical", 1);
        SessionObservation.of(session).announced = true;
        log.enter(log.sessions.end(session, SessionEnd.WITHDRAWN));
        log.ledger.stop();

        assertThat(log.records(LogFormat.SESSION)).isEmpty();
        assertThat(log.records(LogFormat.RESOLVED)).hasSize(2).allMatch(record -> record.flag(LogFormat.WITHDRAWN));
        assertThat(stop().number(LogFormat.SESSIONS, -1)).isZero();
    }

    /** As if closing took longer than the agent waits. */
    @Test
    void writesSessionClosedAfterWithdrawalAndResolvesOnce() throws IOException {
        Session session = held("slow", 1);
        session.beginClose();
        session.end(SessionEnd.CLOSING, SessionEnd.WITHDRAWN, log.clock.nanoTime());
        log.enter(session);
        session.endClose(SessionEnd.CLOSED, log.clock.nanoTime());
        log.enter(session);

        assertThat(log.records(LogFormat.SESSION)).hasSize(1);
        assertThat(log.records(LogFormat.RESOLVED)).singleElement().matches(record -> record.flag(LogFormat.WITHDRAWN));
    }

    @Test
    void writesSessionThatIsOpenAtExit() throws IOException {
        Session session = log.sessions.open("forget");
        log.clock.advance(Duration.ofSeconds(2));
        log.enter(LostFindings.unclosedAtExit(session, List.of(), log.clock.nanoTime()));
        log.enter(session);
        log.ledger.stop();

        assertThat(log.records(LogFormat.SESSION).get(0).text(LogFormat.END)).isEqualTo("open");
        assertThat(log.records(LogFormat.SESSION).get(0).decimal(LogFormat.HELD_MS, -1))
                .isEqualTo(2000);
        assertThat(stop().number(LogFormat.OPEN, -1)).isEqualTo(1);
    }

    @Test
    void unclosedAtExitRefersToTheEarlierFinding() throws IOException {
        Session session = held("dawdle", 1);
        log.enter(LostFindings.unclosedAtExit(session, SessionObservation.of(session).findings, log.clock.nanoTime()));

        LogRecord finding = log.records(LogFormat.FINDING).get(1);
        assertThat(finding.text("earlier_kind")).isEqualTo("held");
        assertThat(finding.number("earlier_finding", -1)).isEqualTo(1);
    }

    @Test
    void countsOverflowInSummaryOfSource() throws IOException {
        for (int millis = 1; millis <= 100; millis++) {
            Session session = log.sessions.open("find");
            log.clock.advance(Duration.ofMillis(millis));
            log.sessions.source().overflowCounts().add(log.sessions.end(session, SessionEnd.CLOSED));
        }
        Session lost = log.sessions.end(log.sessions.open("forget"), SessionEnd.ABANDONED);
        log.sessions.source().overflowCounts().add(lost);
        LostFindings.abandoned(lost, log.clock.nanoTime()).countOverflow();
        log.enter(closed("find"));
        log.ledger.summarise(log.sessions.source());
        log.ledger.stop();

        assertThat(log.records(LogFormat.SUMMARY)).singleElement().satisfies(record -> {
            assertThat(record.number(LogFormat.SESSIONS, -1)).isEqualTo(101);
            assertThat(record.counts(LogFormat.ENDS)).isEqualTo(Map.of("closed", 100L, "abandoned", 1L));
            assertThat(record.counts(LogFormat.FINDINGS)).isEqualTo(Map.of("abandoned", 1L));
            assertThat(record.numbers(LogFormat.HELD_MS).get(LogFormat.MAXIMUM)).isBetween(100.0, 101.0);
            assertThat(record.numbers(LogFormat.HELD_MS).get(LogFormat.P50)).isBetween(49.0, 52.0);
        });
        assertThat(stop().number(LogFormat.SESSIONS, -1)).isEqualTo(102);
        assertThat(stop().counts(LogFormat.FINDINGS)).isEqualTo(Map.of("abandoned", 1L));
    }

    @Test
    void countsNoOverflowForEscalationsAndWithdrawnSessions() throws IOException {
        Session session = log.sessions.open("physical");
        heldFinding(session, 2).countOverflow();
        log.sessions.source().overflowCounts().add(log.sessions.end(session, SessionEnd.WITHDRAWN));
        log.ledger.summarise(log.sessions.source());

        assertThat(log.records(LogFormat.SUMMARY)).isEmpty();
    }

    @Test
    void writesRejectedBorrowAsFindingWithoutSession() throws IOException {
        Session first = log.sessions.open("list");
        log.enter(SecondSession.rejected(first.source(), first, TestSessions.stack("count"), 2, log.clock.nanoTime()));

        LogRecord finding = log.records(LogFormat.FINDING).get(0);
        assertThat(finding.has(LogFormat.SESSION)).isFalse();
        assertThat(finding.text("thread_rule")).isEqualTo("reject");
        assertThat(finding.text("other_site")).isNotNull();
    }

    @Test
    void startsNextPartWithChangedOptions() throws IOException {
        TestLog log = new TestLog().start();
        log.ledger.write(new OptionsChanged(List.of(new Settings.Change(Options.HELD_AFTER, "30s", "10s"))));
        log.ledger.startPart();

        assertThat(log.records().stream()
                        .filter(record -> record.type().equals("start"))
                        .map(record -> record.pairs("options").get("held-after")))
                .containsExactly("30s", "10s");
    }

    @Test
    void escapesTextSoThatNoLineCanBeForged() throws IOException {
        Session session = log.sessions.open("find");
        session.recordStatement("SELECT\n{\"type\":\"stop\"}\u2028 \ud83d");
        log.enter(LostFindings.abandoned(session, log.clock.nanoTime()));

        assertThat(log.text().lines()).hasSize(4);
        assertThat(log.records(LogFormat.STOP)).isEmpty();
    }

    private LogRecord stop() throws IOException {
        return log.records(LogFormat.STOP).get(0);
    }

    private Session closed(String method) {
        return log.sessions.end(log.sessions.open(method), SessionEnd.CLOSED);
    }

    private void abandon(String method, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            Session session = log.sessions.open(method);
            log.enter(LostFindings.abandoned(session, log.clock.nanoTime()));
            log.enter(log.sessions.end(session, SessionEnd.ABANDONED));
        }
    }

    private Session held(String method, int escalation) throws IOException {
        Session session = log.sessions.open(method);
        log.clock.advance(Duration.ofSeconds(1));
        Finding finding = heldFinding(session, escalation);
        SessionObservation.of(session).findings.add(finding);
        log.enter(finding);
        return session;
    }

    private Finding heldFinding(Session session, int escalation) {
        long held = log.clock.nanoTime() - session.openedNanos();
        StackTraceElement[] stack = TestSessions.stack("think").getStackTrace();
        return Held.of(
                session,
                SessionActivity.IDLE,
                held,
                held,
                Duration.ofSeconds(1).toNanos(),
                stack,
                Thread.State.WAITING,
                escalation,
                log.clock.nanoTime());
    }
}

package io.sessionaudit.core.monitor;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.FindingContext;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.stack.FrameKind;
import io.sessionaudit.core.stack.FrameKindClassifier;
import io.sessionaudit.core.stack.Place;
import io.sessionaudit.core.stack.PlaceFinder;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.StackDifference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class SessionMonitorTest {
    private static final Thresholds LIMITS = new Thresholds(
            Duration.ofSeconds(30).toNanos(),
            Duration.ofSeconds(10).toNanos(),
            Duration.ofSeconds(1).toNanos());

    private final ManualClock clock = new ManualClock();
    private final TestSessions sessions = new TestSessions(clock);
    private final SessionRegistry open = new SessionRegistry();
    private final List<AuditEvent> sink = new ArrayList<>();
    private final List<UsageSample> samples = new ArrayList<>();
    private final SessionMonitor watch = new SessionMonitor(open, clock, LIMITS, this::accept);
    private final Owner owner = Owner.of(Thread.currentThread(), false);
    private final Object connection = new Object();

    SessionMonitorTest() {
        open.enter(owner);
    }

    @Test
    void ignoresShortSession() {
        Session session = openSession();
        clock.advance(Duration.ofMillis(999));
        watch.scan();
        sessions.end(session, SessionEnd.CLOSED);
        watch.scan();

        assertThat(sink).isEmpty();
    }

    private void accept(AuditEvent event) {
        if (event instanceof UsageSample sample) {
            samples.add(sample);
        } else {
            sink.add(event);
        }
    }

    @Test
    void samplesOpenSessionsAtEachScan() {
        Session idle = openSession();
        watch.scan();
        idle.beginCall();
        watch.scan();
        sessions.end(idle, SessionEnd.CLOSED);
        watch.scan();

        assertThat(samples)
                .as("none after the end")
                .extracting(sample -> sample.sessions().get(0))
                .containsExactly(
                        new UsageSample.OpenSession(idle.source(), idle.openingStack(), true),
                        new UsageSample.OpenSession(idle.source(), idle.openingStack(), false));
    }

    @Test
    void samplesThreadsInsideABorrow() {
        owner.beginBorrow();
        owner.beginLending(sessions.source(), 1, false);
        watch.scan();

        assertThat(samples).singleElement().satisfies(sample -> {
            assertThat(sample.sessions()).isEmpty();
            assertThat(sample.waiting()).containsExactly(Map.entry(sessions.source(), 1));
        });
    }

    @Test
    void announcesSessionOnceAfterOneSecond() {
        openSession();
        lookEverySecond(5);

        assertThat(sink).hasSize(1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void reportsHeldAsWarningIfIdle() {
        openSession();
        lookEverySecond(30);

        assertThat(findings()).singleElement().satisfies(held -> {
            assertThat(held.kind()).isEqualTo(FindingKind.HELD);
            assertThat(held.severity()).isEqualTo(Severity.WARNING);
        });
    }

    @Test
    void reportsHeldAsInfoIfInsideACall() {
        Session session = openSession();
        session.beginCall();
        lookEverySecond(30);

        assertThat(findings()).singleElement().extracting(Finding::severity).isEqualTo(Severity.INFO);
    }

    @Test
    void reportsHeldAsInfoWhileCallsContinue() {
        Session session = openSession();
        for (int i = 0; i < 30; i++) {
            session.beginCall();
            session.endCall();
            lookEverySecond(1);
        }

        assertThat(findings()).singleElement().extracting(Finding::severity).isEqualTo(Severity.INFO);
    }

    @Test
    void reportsWorkInsteadOfACallIfOtherCallsEndedSincePreviousScan() {
        Session session = openSession();
        for (int i = 0; i < 30; i++) {
            session.beginCall();
            session.endCall();
            session.beginCall();
            lookEverySecond(1);
            session.endCall();
        }

        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(evidence(finding)).containsEntry("session_state", "working"));
    }

    @Test
    void reportsACallThatLastsSincePreviousScan() {
        Session session = openSession();
        session.beginCall();
        lookEverySecond(30);

        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(evidence(finding)).containsEntry("session_state", "in-call"));
    }

    @Test
    void reportsHeldAsWarningIfIdleAfterWork() {
        Session session = openSession();
        session.beginCall();
        session.endCall();
        lookEverySecond(30);

        assertThat(findings()).singleElement().extracting(Finding::severity).isEqualTo(Severity.WARNING);
    }

    @Test
    void recordsActivityAtEachScan() {
        Session session = openSession();
        session.beginCall();
        lookEverySecond(2);
        session.endCall();
        session.transaction().autoCommitFound(false);
        session.transaction().changed();
        lookEverySecond(3);
        session.transaction().committed();
        lookEverySecond(1);

        assertThat(SessionObservation.of(session).timeline.entries(session.openedNanos()))
                .extracting(
                        look -> look.get("state"),
                        look -> look.get("uncommitted_changes"),
                        look -> look.get("until_ms"))
                .containsExactly(
                        tuple("in-call", null, millis(2)),
                        tuple("working", true, millis(3)),
                        tuple("idle", true, millis(5)),
                        tuple("idle", null, millis(6)));
    }

    @Test
    void boundsActivityAndMarksWhatWasOmitted() {
        Session session = openSession();
        for (int i = 0; i < 100; i++) {
            session.beginCall();
            lookEverySecond(1);
            session.endCall();
            lookEverySecond(1);
            lookEverySecond(1);
        }

        assertThat(SessionObservation.of(session).timeline.entries(session.openedNanos()))
                .hasSize(32)
                .last()
                .extracting(look -> look.get("state"), look -> look.get("until_ms"))
                .containsExactly("several", millis(300));
    }

    @Test
    void escalatesHeldAtTwiceAndFourTimesTheLimit() {
        openSession();
        lookEverySecond(150);

        assertThat(findings()).extracting(Finding::kind).containsOnly(FindingKind.HELD);
        assertThat(findings()).extracting(Finding::escalation).containsExactly(1, 2, 4);
    }

    @Test
    void reportsOrphanedIfThreadHasEndedAndNothingAfterIt() throws InterruptedException {
        orphan();
        lookEverySecond(100);

        assertThat(findings()).singleElement().extracting(Finding::kind).isEqualTo(FindingKind.ORPHANED);
    }

    @Test
    void doesNotReportOrphanedIfAnotherThreadHasTheSession() throws InterruptedException {
        orphan().setOwner(owner);
        lookEverySecond(2);

        assertThat(findings()).isEmpty();
    }

    @Test
    void reportsOrphanedIfLastUserHasEnded() throws InterruptedException {
        Session session = orphan();
        session.setOwner(deadOwner());
        lookEverySecond(2);

        assertThat(findings()).singleElement().extracting(Finding::kind).isEqualTo(FindingKind.ORPHANED);
    }

    @Test
    void doesNotReportOrphanedWhileOpenerIsInTheOpeningMethod() throws InterruptedException {
        Session session = new Session(connection, owner.origin(sessions.source()), clock.nanoTime(), new Throwable());
        owner.add(session);
        session.setOwner(deadOwner());
        lookEverySecond(2);

        assertThat(findings()).isEmpty();
    }

    @Test
    void reportsOrphanedIfOpenerHasLeftAndLastUserHasEnded() throws InterruptedException {
        Session session = openSession(); // the opening stack is not on this thread
        session.setOwner(deadOwner());
        lookEverySecond(2);

        assertThat(findings()).singleElement().extracting(Finding::kind).isEqualTo(FindingKind.ORPHANED);
    }

    @Test
    @Timeout(60)
    void reportsAbandonedIfConnectionWasCollected() {
        Session session = sessions.open(new Object(), owner, "find");
        while (sink.isEmpty()) {
            System.gc();
            watch.scan();
        }

        assertThat(findings()).singleElement().extracting(Finding::kind).isEqualTo(FindingKind.ABANDONED);
        assertThat(sink).endsWith(session);
        assertThat(session.state()).isEqualTo(SessionEnd.ABANDONED);
        assertThat(open.count()).isZero();
    }

    @Test
    @Timeout(60)
    void reportsLostSessionAsOrphanedOrAbandonedNotBoth() throws InterruptedException {
        Owner dead = deadOwner();
        open.enter(dead);
        Session session = sessions.open(new Object(), dead, "find");
        while (session.state() != SessionEnd.ABANDONED) {
            watch.scan();
            System.gc();
        }

        assertThat(findings()).singleElement().extracting(Finding::kind).isEqualTo(FindingKind.ORPHANED);
        assertThat(session.state()).isEqualTo(SessionEnd.ABANDONED);
    }

    @Test
    @Timeout(60)
    void reportsNothingElseIfTheSameScanFindsAbandoned() throws InterruptedException {
        Session session = sessions.open(new Object(), owner, "find");
        watch.scan();
        awaitCollection();
        awaitCollection(); // after the first scan's findings have been announced
        clock.advance(Duration.ofSeconds(31));
        watch.scan();

        assertThat(findings()).singleElement().extracting(Finding::kind).isEqualTo(FindingKind.ABANDONED);
        assertThat(sink).endsWith(session);
    }

    private static void awaitCollection() throws InterruptedException {
        ReferenceQueue<Object> announced = new ReferenceQueue<>();
        WeakReference<Object> sentinel = new WeakReference<>(new Object(), announced);
        do {
            System.gc();
        } while (announced.remove(10) != sentinel);
    }

    @Test
    @Timeout(60)
    void ignoresCollectionOfClosedSession() {
        Object closed = new Object();
        WeakReference<Object> seen = new WeakReference<>(closed);
        Session session = sessions.open(closed, owner, "find");
        watch.scan();
        sessions.end(session, SessionEnd.CLOSED);
        closed = null;
        while (seen.get() != null) {
            System.gc();
        }
        watch.scan();

        assertThat(sink).isEmpty();
    }

    @Test
    @Timeout(60)
    void releasesConnectionOfSessionThatEndsBeforeTheFirstScan() {
        Object closed = new Object();
        WeakReference<Object> seen = new WeakReference<>(closed);
        Session session = sessions.open(closed, owner, "find");
        closed = null;
        System.gc();
        assertThat(seen.get()).isNotNull();

        session.beginClose();
        session.endClose(SessionEnd.CLOSED, clock.nanoTime());
        while (seen.get() != null) {
            System.gc();
        }
        assertThat(session.state()).isEqualTo(SessionEnd.CLOSED); // keep it reachable
    }

    @Test
    void reportsAndWritesSessionsOpenAtExit() {
        Session session = openSession();
        watch.scanAtExit();

        assertThat(findings()).singleElement().extracting(Finding::kind).isEqualTo(FindingKind.UNCLOSED_AT_EXIT);
        assertThat(sink).endsWith(session);
    }

    @Test
    void reportsHeldSessionAsUnclosedAtExit() {
        openSession();
        lookEverySecond(30);
        watch.scanAtExit();

        assertThat(findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.HELD, FindingKind.UNCLOSED_AT_EXIT);
    }

    @Test
    void reportsNothingAtExitIfSessionWasClosed() {
        sessions.end(openSession(), SessionEnd.CLOSED);
        watch.scanAtExit();

        assertThat(sink).isEmpty();
    }

    @Test
    void forgetsDeadThreadsWithoutOpenSessions() throws InterruptedException {
        Session session = orphan();
        watch.scan();
        assertThat(open.count()).isEqualTo(1);

        sessions.end(session, SessionEnd.CLOSED);
        watch.scan();
        assertThat(open.count()).isZero();
        assertThat(session.opener().isEmpty()).isTrue();
    }

    @Test
    void scansFourTimesPerShortestLimitAndAtLeastEverySecond() {
        long hour = Duration.ofHours(1).toNanos();
        long fifth = Duration.ofMillis(200).toNanos();
        assertThat(new Thresholds(hour, hour, hour).periodNanos())
                .isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(new Thresholds(hour, fifth, hour).periodNanos())
                .isEqualTo(Duration.ofMillis(50).toNanos());
        assertThat(new Thresholds(1, hour, hour).periodNanos())
                .isEqualTo(Duration.ofMillis(20).toNanos());
    }

    @Test
    void reportsIdleInTransactionIfChangesWaitWithoutCalls() {
        Session session = openSession();
        session.transaction().autoCommitFound(false);
        session.transaction().changed();
        lookEverySecond(9);
        assertThat(findings()).isEmpty();
        lookEverySecond(10);

        assertThat(findings()).extracting(Finding::kind).containsExactly(FindingKind.IDLE_IN_TRANSACTION);
    }

    @Test
    void doesNotReportIdleInTransactionForReadersAndActiveWriters() {
        Session reader = openSession();
        reader.transaction().autoCommitFound(false);
        Session writer = openSession();
        writer.transaction().autoCommitFound(false);
        writer.transaction().changed();
        for (int i = 0; i < 20; i++) {
            writer.recordRow();
            lookEverySecond(1);
        }

        assertThat(findings()).isEmpty();
    }

    private Session openSession() {
        return sessions.open(connection, owner, "find");
    }

    private Session orphan() throws InterruptedException {
        Owner dead = deadOwner();
        open.enter(dead);
        return sessions.open(connection, dead, "find");
    }

    private static Owner deadOwner() throws InterruptedException {
        Thread thread = new Thread(() -> {});
        thread.start();
        thread.join();
        return Owner.of(thread, false);
    }

    private void lookEverySecond(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            watch.scan();
        }
    }

    private List<Finding> findings() {
        return sink.stream()
                .filter(Finding.class::isInstance)
                .map(Finding.class::cast)
                .toList();
    }

    private static LogWriter.Millis millis(long seconds) {
        return new LogWriter.Millis(Duration.ofSeconds(seconds).toNanos());
    }

    private static Map<String, Object> evidence(Finding finding) {
        Map<String, Object> evidence = new HashMap<>();
        finding.wording().render(new UnnumberedContext(), evidence);
        return evidence;
    }

    /** For findings that name neither numbers nor sites. */
    private static final class UnnumberedContext implements FindingContext {
        @Override
        public long number(Session session) {
            return 0;
        }

        @Override
        public Site site(Throwable stack) {
            return null;
        }

        @Override
        public Place placeOf(StackTraceElement[] stack) {
            return new PlaceFinder(FrameKindClassifier.builtIn()).placeOf(stack);
        }

        @Override
        public FrameKind callerKind(Throwable stack) {
            return null;
        }

        @Override
        public StackDifference difference(Throwable one, Throwable other) {
            return null;
        }
    }
}

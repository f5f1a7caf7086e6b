package io.sessionaudit.runtime.output;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.LostFindings;
import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.options.Options.Fsync;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionOrigin;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.runtime.support.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LogThreadTest {
    private static final long LONGEST = 10_000;

    private final ManualClock clock = new ManualClock();
    private final Source source = new Source("com.acme.Source", null);
    private final AuditLog log = new AuditLog(1024, false);
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failingWarnings = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private LogThread thread;

    LogThreadTest() {
        source.setDescription(new Source.Description("orders", null, 5, Database.OTHER));
    }

    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        thread.finish(LONGEST, LONGEST);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void endsWithTheLastRecord() throws InterruptedException {
        FlakyTarget disk = start(new FlakyTarget(true), Fsync.OFF);
        log.accept(closedSession());
        thread.finish(LONGEST, LONGEST);

        assertThat(disk.linesOf("session")).hasSize(1);
        assertThat(disk.linesOf("stop")).hasSize(1);
        assertThat(disk.forced()).isZero();
        assertThat(failures).isEmpty();
    }

    @Test
    void countsWhileDiskIsFullAndContinuesWithTheSameRecord() throws InterruptedException {
        FlakyTarget disk = start(new FlakyTarget(true), Fsync.OFF);
        log.accept(closedSession());
        await().until(() -> disk.linesOf("session").size() == 1);

        disk.full(true);
        log.accept(closedSession());
        await().until(() -> disk.attempts() >= 1);
        for (int i = 0; i < 500; i++) {
            log.accept(closedSession());
        }
        int before = disk.attempts();
        await().until(() -> disk.attempts() >= before + 3);
        disk.full(false);
        await().until(() -> disk.linesOf("summary").size() == 1);
        log.accept(closedSession());
        thread.finish(LONGEST, LONGEST);

        assertThat(disk.text().lines())
                .as("no line is broken")
                .allMatch(line -> line.startsWith("{\"type\":\"") && line.endsWith("}"));
        assertThat(disk.linesOf("session")).hasSize(3);
        assertThat(disk.linesOf("summary"))
                .singleElement()
                .asString()
                .contains("\"sessions\":500", "\"ends\":{\"closed\":500}");
        assertThat(disk.linesOf("stop")).singleElement().asString().contains("\"sessions\":503");
        assertThat(warnings)
                .satisfiesExactly(
                        first -> assertThat(first).contains("cannot be written now (No space left on device)"),
                        second -> assertThat(second).contains("can be written again"));
        assertThat(failures).isEmpty();
    }

    @Test
    void countsWhileHeapIsFullAndContinues() throws InterruptedException {
        FullHeapClock heap = new FullHeapClock(clock);
        FlakyTarget disk = start(new FlakyTarget(true), Fsync.OFF, Duration.ofMillis(5), heap);
        log.accept(closedSession());
        await().until(() -> disk.linesOf("session").size() == 1);

        heap.full = true;
        for (int i = 0; i < 3; i++) {
            log.accept(closedSession());
        }
        await().until(() -> heap.failures.get() >= 3);
        heap.full = false;
        log.accept(closedSession());
        thread.finish(LONGEST, LONGEST);

        assertThat(disk.text().lines())
                .as("no line is broken")
                .allMatch(line -> line.startsWith("{\"type\":\"") && line.endsWith("}"));
        assertThat(disk.linesOf("session")).as("each failure costs one line").hasSize(2);
        assertThat(disk.linesOf("summary")).singleElement().asString().contains("\"sessions\":3");
        assertThat(disk.linesOf("stop")).singleElement().asString().contains("\"sessions\":5");
        assertThat(warnings).singleElement().asString().contains("the heap was full");
        assertThat(failures).isEmpty();
    }

    @Test
    void reportsFullDiskAsSoonAsHeapHasRoomForTheLine() throws InterruptedException {
        FlakyTarget disk = start(new FlakyTarget(true), Fsync.OFF);
        await().until(() -> disk.linesOf("start").size() == 1);

        failingWarnings.set(2);
        disk.full(true);
        log.accept(closedSession());
        await().until(() -> warnings.stream().anyMatch(line -> line.contains("cannot be written now")));
        failingWarnings.set(2);
        disk.full(false);
        await().until(() -> warnings.stream().anyMatch(line -> line.contains("can be written again")));
        thread.finish(LONGEST, LONGEST);

        assertThat(failingWarnings).hasValueLessThanOrEqualTo(0);
        assertThat(warnings)
                .filteredOn(line -> !line.contains("the heap was full"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("cannot be written now"),
                        second -> assertThat(second).contains("can be written again"));
        assertThat(disk.linesOf("stop")).singleElement().asString().contains("\"sessions\":1");
        assertThat(failures).isEmpty();
    }

    @Test
    void writesTheLastRecordsIfHeapIsFullForAWhile() throws InterruptedException {
        FullHeapClock heap = new FullHeapClock(clock);
        FlakyTarget disk = start(new FlakyTarget(true), Fsync.OFF, Duration.ofHours(1), heap);
        await().until(() -> disk.linesOf("start").size() == 1);
        log.accept(closedSession());
        heap.failNext = 3;
        thread.finish(LONGEST, LONGEST);

        assertThat(heap.failures.get()).isEqualTo(3);
        assertThat(disk.linesOf("stop")).singleElement().asString().contains("\"sessions\":1");
        assertThat(failures).isEmpty();
    }

    @Test
    void letsJvmExitIfDiskStaysFull() throws InterruptedException {
        FlakyTarget disk = start(new FlakyTarget(true), Fsync.OFF);
        disk.full(true);
        log.accept(closedSession());
        await().until(() -> disk.attempts() >= 1);
        thread.finish(LONGEST, LONGEST);

        assertThat(thread.isAlive()).isFalse();
        assertThat(warnings).last().asString().contains("could not be written to its end");
    }

    @Test
    void letsJvmExitIfNoOneReadsThePipe() throws InterruptedException {
        FlakyTarget pipe = start(new FlakyTarget(false), Fsync.OFF);
        await().until(() -> pipe.linesOf("start").size() == 1);
        CountDownLatch read = pipe.stall();
        log.accept(closedSession());
        thread.finish(TimeUnit.DAYS.toMillis(1), 50);

        assertThat(thread.isAlive()).as("it still writes").isTrue();
        read.countDown();
    }

    @Test
    void reportsIfFileIsNotCompleteInTime() throws InterruptedException {
        FlakyTarget disk = start(new FlakyTarget(true), Fsync.OFF);
        await().until(() -> disk.linesOf("start").size() == 1);
        CountDownLatch written = disk.stall();
        log.accept(closedSession());
        thread.finish(50, LONGEST);

        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("could not be written to its end: it was not complete after");
        written.countDown();
    }

    @Test
    void endsLogWhenStreamFails() {
        FlakyTarget pipe = start(new FlakyTarget(false), Fsync.OFF);
        pipe.full(true);
        log.accept(closedSession());

        await().until(() -> !thread.isAlive());
        assertThat(failures).hasSize(1);
    }

    @Test
    void syncsEveryFlushIfConfigured() {
        FlakyTarget disk = start(new FlakyTarget(true), Fsync.INTERVAL);
        await().until(() -> disk.forced() == 1);
        log.accept(closedSession());

        await().until(() -> disk.forced() == 2);
    }

    @Test
    void syncsFindingsButNotSessionsIfConfigured() {
        FlakyTarget disk = start(new FlakyTarget(true), Fsync.FINDING);
        log.accept(closedSession());
        await().until(() -> disk.linesOf("session").size() == 1);
        assertThat(disk.forced()).isZero();

        log.accept(LostFindings.abandoned(session(), clock.nanoTime()));

        await().until(() -> disk.forced() == 1);
        assertThat(disk.linesOf("finding")).hasSize(1);
    }

    @Test
    void writesFirstRecordOfNewFileBeforeNextFlush() {
        FlakyTarget disk = new FlakyTarget(true);
        disk.rotationDue();
        start(disk, Fsync.OFF, Duration.ofHours(1));

        await().until(() -> disk.linesOf("start").size() == 2);
    }

    private FlakyTarget start(FlakyTarget target, Fsync fsync) {
        return start(target, fsync, Duration.ofMillis(5));
    }

    private FlakyTarget start(FlakyTarget target, Fsync fsync, Duration flush) {
        return start(target, fsync, flush, clock);
    }

    private FlakyTarget start(FlakyTarget target, Fsync fsync, Duration flush, AuditClock ofLedger) {
        LogOutput output = new LogOutput(target);
        Ledger ledger = new Ledger(new LogWriter(output), ofLedger, BacktraceReader.UNREADABLE);
        ledger.start(Map.of());
        LogThread.FailureHandlers trouble = new LogThread.FailureHandlers(failures::add, this::warn);
        thread = new LogThread(log, ledger, output, flush.toNanos(), fsync, trouble);
        thread.start();
        return target;
    }

    private void warn(String line) {
        if (failingWarnings.getAndDecrement() > 0) {
            throw new OutOfMemoryError("for the test");
        }
        warnings.add(line);
    }

    /** Throws what the JVM throws if the heap is full, whenever a record needs its time. */
    private static final class FullHeapClock implements AuditClock {
        final AtomicInteger failures = new AtomicInteger();
        volatile boolean full;
        volatile int failNext;
        private final AuditClock exact;

        FullHeapClock(AuditClock exact) {
            this.exact = exact;
        }

        @Override
        public long nanoTime() {
            return exact.nanoTime();
        }

        @Override
        public Instant at(long nanoTime) {
            if (full || failNext-- > 0) {
                failures.incrementAndGet();
                throw new OutOfMemoryError("for the test");
            }
            return exact.at(nanoTime);
        }
    }

    private Session closedSession() {
        Session session = session();
        session.beginClose();
        session.end(SessionEnd.CLOSING, SessionEnd.CLOSED, clock.nanoTime() + 3_000_000);
        return session;
    }

    private Session session() {
        return new Session(
                new Object(),
                new SessionOrigin(Owner.of(Thread.currentThread(), false), source, "main"),
                clock.nanoTime(),
                null);
    }
}

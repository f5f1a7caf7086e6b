package io.sessionaudit.core.monitor;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.Source;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BorrowMonitorTest {
    private static final Thresholds LIMITS = new Thresholds(
            Duration.ofSeconds(30).toNanos(),
            Duration.ofSeconds(10).toNanos(),
            Duration.ofSeconds(1).toNanos());

    private final ManualClock clock = new ManualClock();
    private final SessionRegistry open = new SessionRegistry();
    private final List<AuditEvent> sink = new ArrayList<>();
    private final BorrowMonitor watch = new BorrowMonitor(open, LIMITS, sink::add);
    private final Source pool = new Source("com.zaxxer.hikari.HikariDataSource", KnownPool.HIKARI);

    @Test
    void reportsSelfDeadlockIfWaiterHoldsTheOnlyConnection() {
        pool.setLimit(() -> 1);
        waitingAndHolding(Thread.currentThread());
        lookTwice();
        assertThat(sink)
                .singleElement()
                .satisfies(found -> assertThat(((Finding) found).kind()).isEqualTo(FindingKind.SELF_DEADLOCK));
    }

    @Test
    void reportsStarvedIfOtherThreadsUseTheSessions() {
        pool.setLimit(() -> 1);
        Owner owner = waitingAndHolding(Thread.currentThread());
        owner.forEachOpen(session -> session.setOwner(Owner.of(Thread.currentThread(), true)));
        lookTwice();
        assertThat(sink)
                .singleElement()
                .satisfies(found -> assertThat(((Finding) found).kind()).isEqualTo(FindingKind.STARVED));
    }

    @Test
    void reportsStarvedIfPoolReportsAllInUseWithoutOpenSession() {
        pool.setLimit(() -> 2);
        pool.setInUse(() -> 2);
        Owner owner = waitingAndHolding(Thread.currentThread());
        owner.forEachOpen(session -> session.end(SessionEnd.OPEN, SessionEnd.CLOSED, clock.nanoTime()));
        lookTwice();
        assertThat(sink)
                .singleElement()
                .satisfies(found -> assertThat(((Finding) found).kind()).isEqualTo(FindingKind.STARVED));
    }

    /** The thread may already have its connection and be about to return from the pool. */
    @Test
    void reportsNothingIfWaiterMayHaveTheOnlyConnection() {
        pool.setLimit(() -> 1);
        pool.setInUse(() -> 1);
        Owner owner = waitingAndHolding(Thread.currentThread());
        owner.forEachOpen(session -> session.end(SessionEnd.OPEN, SessionEnd.CLOSED, clock.nanoTime()));
        lookTwice();
        assertThat(sink).isEmpty();
    }

    /** Regression: it reported {@code self-deadlock} at an unknown place. */
    @Test
    void ignoresBorrowWhoseThreadHasEnded() throws InterruptedException {
        pool.setLimit(() -> 1);
        Thread ended = new Thread(() -> {});
        ended.start();
        ended.join();
        waitingAndHolding(ended);
        lookTwice();
        assertThat(sink).isEmpty();
    }

    @Test
    void ignoresBorrowThatEndedBetweenTwoScans() {
        pool.setLimit(() -> 1);
        Owner owner = waitingAndHolding(Thread.currentThread());
        look();
        clock.advance(Duration.ofSeconds(2));
        owner.endBorrow();
        owner.beginBorrow(); // waits again, in another borrow
        look();
        assertThat(sink).isEmpty();
    }

    @Test
    void reportsFailedBorrowIfPoolIsExhausted() {
        pool.setLimit(() -> 1);
        Owner owner = waitingAndHolding(Thread.currentThread());
        watch.failed(owner, pool, new SQLException("no connection is free"), clock.nanoTime());
        assertThat(sink).hasSize(1);
        assertThat(pool.timeouts()).isOne();
    }

    @Test
    void ignoresBorrowThatFailsForAnotherReason() {
        pool.setLimit(() -> 1);
        Owner owner = waitingAndHolding(Thread.currentThread());
        watch.failed(owner, pool, new SQLFeatureNotSupportedException("with user"), clock.nanoTime());
        watch.failed(owner, pool, new UnsupportedOperationException("with user"), clock.nanoTime());
        assertThat(sink).isEmpty();
        assertThat(pool.timeouts()).isZero();
    }

    @Test
    void ignoresFailedBorrowIfPoolSizeIsUnknown() {
        Owner owner = waitingAndHolding(Thread.currentThread());
        watch.failed(owner, pool, new SQLException("wrong password"), clock.nanoTime());
        assertThat(sink).isEmpty();
        lookTwice();
        assertThat(sink).as("a waiting borrow is reported").hasSize(1);
    }

    @Test
    void reportsBorrowAtItsEndIfTheNextScanIsTooLate() {
        pool.setLimit(() -> 1);
        Owner owner = waitingAndHolding(Thread.currentThread());
        look();
        clock.advance(Duration.ofMillis(700));
        look();
        assertThat(sink).isEmpty();
        clock.advance(Duration.ofMillis(400));
        watch.ended(owner, clock.nanoTime());
        assertThat(sink).hasSize(1);
    }

    @Test
    void ignoresBorrowThatEndsBeforeTheLimit() {
        pool.setLimit(() -> 1);
        Owner owner = waitingAndHolding(Thread.currentThread());
        look();
        clock.advance(Duration.ofMillis(700));
        look();
        clock.advance(Duration.ofMillis(200));
        watch.ended(owner, clock.nanoTime());
        assertThat(sink).isEmpty();
    }

    @Test
    void ignoresBorrowThatWaitedWhileConnectionsWereFree() {
        pool.setLimit(() -> 2);
        Owner owner = waitingAndHolding(Thread.currentThread());
        lookTwice();
        watch.ended(owner, clock.nanoTime());
        assertThat(sink).isEmpty();
    }

    @Test
    void scansAllWaitersInTurnBeyondTheLimitPerScan() throws InterruptedException {
        List<Thread> notYetStarted = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            notYetStarted.add(new Thread(() -> {})); // has no frames, so it does not wait
        }
        CountDownLatch end = new CountDownLatch(1);
        Thread waiter = new Thread(() -> getConnection(() -> await(end)));
        waiter.start();
        Awaitility.await().until(() -> waiter.getState() == Thread.State.WAITING);
        notYetStarted.forEach(this::waitingAndHolding);
        waitingAndHolding(waiter);
        pool.setLimit(() -> 1_001);

        for (int look = 0; look < 6; look++) {
            look();
            clock.advance(Duration.ofSeconds(2));
        }
        end.countDown();
        waiter.join();

        assertThat(sink)
                .singleElement()
                .satisfies(found -> assertThat(((Finding) found).threadId()).isEqualTo(waiter.getId()));
    }

    @Test
    void tracksSomeAndCountsAllOfManyWaiters() {
        pool.setLimit(() -> 10_001);
        for (int i = 0; i < 10_000; i++) {
            waitingAndHolding(new Thread(() -> {}));
        }
        waitingAndHolding(Thread.currentThread());
        lookTwice();

        assertThat(sink).hasSize(1);
        assertThat(pool.snapshot().waiters()).isEqualTo(10_001);
    }

    @Test
    void keepsTrackingWaiterWhenMoreVirtualThreadsArrive() {
        pool.setLimit(() -> 1);
        Owner waiter = waitingAndHolding(Thread.currentThread(), true);
        look();
        for (int i = 0; i < 10_000; i++) {
            waitingAndHolding(new Thread(() -> {}), true);
        }
        clock.advance(Duration.ofSeconds(2));
        look();

        assertThat(sink).hasSize(1);
        assertThat(waiter.wasSeenWaiting()).isTrue();
    }

    /** After a stack overflow the hook at the end of a borrow may not run. */
    @Test
    void ignoresBorrowThatIsNotOnTheStackOfItsThread() {
        pool.setLimit(() -> 1);
        waitingAndHolding(Thread.currentThread());
        watch.scan(clock.nanoTime());
        clock.advance(Duration.ofSeconds(2));
        watch.scan(clock.nanoTime());
        assertThat(sink).isEmpty();
        look();
        assertThat(sink).hasSize(1);
    }

    @Test
    void passesOnEndedWaitWithTheTimeThatScansFound() {
        pool.setLimit(() -> 1);
        Owner owner = waitingAndHolding(Thread.currentThread());
        lookTwice();
        clock.advance(Duration.ofMillis(300));
        look();
        clock.advance(Duration.ofMillis(300));
        owner.endBorrow();
        assertThat(sink).noneMatch(EndedWait.class::isInstance);
        look();
        look();

        assertThat(sink).filteredOn(EndedWait.class::isInstance).singleElement().satisfies(event -> {
            EndedWait wait = (EndedWait) event;
            assertThat(wait.pool()).isSameAs(pool);
            assertThat(wait.waitedNanos()).isEqualTo(Duration.ofMillis(2300).toNanos());
            assertThat(wait.call().threadName())
                    .isEqualTo(Thread.currentThread().getName());
            assertThat(wait.call().stack().getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(BorrowMonitorTest.class.getName()));
        });
    }

    @Test
    void passesOnEveryWaitOfThreadThatWaitsAgain() {
        pool.setLimit(() -> 1);
        Owner owner = waitingAndHolding(Thread.currentThread());
        look();
        clock.advance(Duration.ofMillis(300));
        look();
        owner.endBorrow();
        owner.beginBorrow();
        owner.beginLending(pool, 1, false);
        look();
        clock.advance(Duration.ofMillis(100));
        look();
        owner.endBorrow();
        look();

        assertThat(sink)
                .extracting(event -> ((EndedWait) event).waitedNanos())
                .containsExactly(
                        Duration.ofMillis(300).toNanos(), Duration.ofMillis(100).toNanos());
    }

    @Test
    void passesOnNoWaitForPoolWithFreeConnections() {
        pool.setLimit(() -> 2);
        Owner owner = waitingAndHolding(Thread.currentThread());
        lookTwice();
        owner.endBorrow();
        look();
        assertThat(sink).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        getConnection(() -> watch.scan(clock.nanoTime()));
    }

    /** Stands for a pool's method. */
    private static void getConnection(Runnable wait) {
        wait.run();
    }

    private void lookTwice() {
        look();
        clock.advance(Duration.ofSeconds(2));
        look();
    }

    private Owner waitingAndHolding(Thread thread) {
        return waitingAndHolding(thread, false);
    }

    private Owner waitingAndHolding(Thread thread, boolean virtual) {
        Owner owner = Owner.of(thread, virtual);
        open.enter(owner);
        owner.add(new Session(new Object(), owner.origin(pool, "waiter"), clock.nanoTime(), new Throwable()));
        owner.beginBorrow();
        owner.beginLending(pool, 1, false);
        return owner;
    }
}

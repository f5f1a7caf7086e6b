package io.sessionaudit.core.monitor;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.ReclaimOutcome;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.GarbageCollector;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.PoolTraits;
import io.sessionaudit.core.session.ReclaimMode;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReclaimMonitorTest {
    private static final Thresholds LIMITS = new Thresholds(
            Duration.ofSeconds(30).toNanos(),
            Duration.ofSeconds(10).toNanos(),
            Duration.ofSeconds(1).toNanos());

    private final ManualClock clock = new ManualClock();
    private final TestSessions sessions = new TestSessions(clock);
    private final SessionRegistry open = new SessionRegistry();
    private final List<AuditEvent> sink = new ArrayList<>();
    private final List<Reclaimed> reclaimed = new ArrayList<>();
    private final Object connection = new Object();
    private final Owner living = Owner.of(Thread.currentThread(), false);
    private ReclaimPolicy policy;
    private SessionMonitor watch;

    private record Reclaimed(Session session, Object connection, FindingKind why, boolean reachable) {}

    /** A reference that reports collection only when the test enqueues it. */
    private static final class ManualReference extends WeakReference<Object> {
        private final Object target;

        ManualReference(Object target, ReferenceQueue<Object> queue) {
            super(target, queue);
            this.target = target;
        }

        @Override
        public Object get() {
            return target;
        }
    }

    @Test
    void reclaimsWhenTheCollectorHasReportedTwice() {
        setUp(ReclaimMode.ABANDONED);
        Session session = openSession(living);
        collect(session);
        watch.scan();
        assertThat(reclaimed).as("the application's finalizers run first").isEmpty();

        collect(session);
        watch.scan();

        assertThat(reclaimed).containsExactly(new Reclaimed(session, connection, FindingKind.ABANDONED, false));
        assertThat(session.state()).isEqualTo(SessionEnd.CLOSING);
        assertThat(kinds()).containsExactly(FindingKind.ABANDONED);
    }

    @Test
    void doesNotReclaimSessionThatAFinalizerCloses() {
        setUp(ReclaimMode.ABANDONED);
        Session session = openSession(living);
        collect(session);
        watch.scan();
        Reference<Object> again = session.reclaimHandle().lastReference();
        sessions.end(session, SessionEnd.CLOSED);
        again.enqueue();
        watch.scan();

        assertThat(reclaimed).isEmpty();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void doesNotTreatUnreachableSessionOfLiveThreadAsOrphaned() {
        setUp(ReclaimMode.ORPHANED);
        Session session = openSession(living);
        collect(session);
        watch.scan();

        assertThat(session.reclaimHandle().lastReference())
                .as("left to the garbage collector")
                .isNull();
        assertThat(reclaimed).isEmpty();
    }

    @Test
    void reclaimsUnreachableSessionOfDeadThreadAtOnce() throws InterruptedException {
        setUp(ReclaimMode.ORPHANED);
        Session session = openSession(dead());
        watch.scan();
        collect(session);
        watch.scan();
        collect(session);
        watch.scan();

        assertThat(reclaimed).containsExactly(new Reclaimed(session, connection, FindingKind.ORPHANED, false));
        assertThat(kinds()).containsExactly(FindingKind.ORPHANED);
    }

    @Test
    void reclaimsReachableOrphanIfUnusedForHeldAfter() throws InterruptedException {
        setUp(ReclaimMode.ORPHANED);
        Session session = openSession(dead());
        advance(29);
        assertThat(reclaimed).isEmpty();
        session.beginCall();
        session.endCall();
        advance(30);
        assertThat(reclaimed).as("used in the meantime").isEmpty();
        advance(1);

        assertThat(reclaimed).containsExactly(new Reclaimed(session, connection, FindingKind.ORPHANED, true));
    }

    @Test
    void neverReclaimsReachableSessionOfLiveThread() {
        setUp(ReclaimMode.BOTH);
        openSession(living);
        advance(600);

        assertThat(reclaimed).isEmpty();
    }

    @Test
    void neverReclaimsReachableOrphanUsedByAnotherThreadAndReportsItOnce() throws InterruptedException {
        setUp(ReclaimMode.BOTH);
        Session session = openSession(dead());
        session.setOwner(living);
        session.setOwner(session.opener()); // the last user again
        advance(600);

        assertThat(reclaimed).isEmpty();
        assertThat(entries()).hasSize(1).allMatch(entry -> entry.outcome() == ReclaimOutcome.NOT_POSSIBLE);
        assertThat(entries().get(0).reason()).contains("another thread has used it");
    }

    @Test
    void doesNotReclaimConnectionThatWasUnwrapped() {
        setUp(ReclaimMode.BOTH);
        Session session = openSession(living);
        session.reclaimHandle().recordEscape();
        collect(session);
        watch.scan();
        assertThat(session.reclaimHandle().lastReference()).isNull();
        GarbageCollector.collect(session); // the next garbage collection
        watch.scan();

        assertThat(reclaimed).isEmpty();
        assertThat(session.state()).isEqualTo(SessionEnd.ABANDONED);
        assertThat(entries())
                .singleElement()
                .extracting(ReclaimEvent::reason)
                .asString()
                .contains("unwrap");
    }

    @Test
    void doesNotReclaimSessionInGlobalTransaction() {
        setUp(ReclaimMode.BOTH);
        Session session = openSession(living);
        living.recordBranch(true);
        collect(session);
        watch.scan();
        GarbageCollector.collect(session);
        watch.scan();

        assertThat(reclaimed).isEmpty();
        assertThat(entries())
                .singleElement()
                .extracting(ReclaimEvent::reason)
                .asString()
                .contains("global transaction");
    }

    @Test
    void doesNotReclaimWhileStatementIsReachableOnItsOwn() {
        setUp(ReclaimMode.BOTH);
        sessions.source().setTraits(new PoolTraits(false, true, true));
        Session session = openSession(living);
        Object statement = new Object();
        session.reclaimHandle().recordProduct(statement);
        for (int i = 0; i < 5; i++) {
            collect(session);
            watch.scan();
        }

        assertThat(reclaimed).isEmpty();
        assertThat(kinds()).as("not lost either").isEmpty();
        Reference.reachabilityFence(statement);
    }

    @Test
    void reclaimsNoReachableSessionOfPoolThatReusesObjectsAndReportsItOnce() throws InterruptedException {
        setUp(ReclaimMode.ORPHANED);
        sessions.source().setTraits(new PoolTraits(false, false, false));
        openSession(dead());
        openSession(dead());
        advance(600);

        assertThat(reclaimed).isEmpty();
        assertThat(entries().stream().filter(entry -> entry.session() == null)).hasSize(1);
    }

    @Test
    void reclaimsNothingAtExit() throws InterruptedException {
        setUp(ReclaimMode.BOTH);
        Session lost = openSession(living);
        openSession(dead());
        advance(29);
        collect(lost);
        watch.scan();
        collect(lost);
        clock.advance(Duration.ofSeconds(10));
        watch.scanAtExit();

        assertThat(reclaimed).isEmpty();
    }

    @Test
    void tracksNothingIfOff() {
        assertThat(ReclaimPolicy.off().newHandle(sessions.source())).isNull();
        assertThat(new ReclaimPolicy(ReclaimMode.BOTH, null).mode())
                .as("a JVM without last references")
                .isEqualTo(ReclaimMode.OFF);
    }

    private void setUp(ReclaimMode mode) {
        policy = new ReclaimPolicy(mode, ManualReference::new);
        ConnectionReclaimer reclaimer = new ConnectionReclaimer() {
            @Override
            public void begin(Session session, Object target, Finding lost, boolean reachable, int calls) {
                reclaimed.add(new Reclaimed(session, target, lost.kind(), reachable));
            }

            @Override
            public void checkProgress(long now) {
                // no reclaim takes long
            }
        };
        watch = new SessionMonitor(open, clock, LIMITS, policy, reclaimer, sink::add);
    }

    private Session openSession(Owner owner) {
        open.enter(owner);
        Session session = sessions.open(connection, owner, "lose");
        session.setReclaimHandle(policy.newHandle(sessions.source()));
        watch.scan(); // releases the agent's strong reference
        return session;
    }

    private static void collect(Session session) {
        if (session.reclaimHandle().lastReference() != null) {
            session.reclaimHandle().lastReference().enqueue();
        }
    }

    private static Owner dead() throws InterruptedException {
        Thread thread = new Thread(() -> {});
        thread.start();
        thread.join();
        return Owner.of(thread, false);
    }

    private void advance(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            watch.scan();
        }
    }

    private List<FindingKind> kinds() {
        return sink.stream()
                .filter(Finding.class::isInstance)
                .map(event -> ((Finding) event).kind())
                .filter(kind -> kind != FindingKind.HELD)
                .toList();
    }

    private List<ReclaimEvent> entries() {
        return sink.stream()
                .filter(ReclaimEvent.class::isInstance)
                .map(ReclaimEvent.class::cast)
                .toList();
    }
}

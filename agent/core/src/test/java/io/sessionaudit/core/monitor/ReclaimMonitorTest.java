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
    private final List<Given> given = new ArrayList<>();
    private final Object connection = new Object();
    private final Owner living = Owner.of(Thread.currentThread(), false);
    private ReclaimPolicy reclaiming;
    private SessionMonitor watch;

    private record Given(Session session, Object connection, FindingKind why, boolean reachable) {}

    /** Says what the garbage collector would say, when the test says so. */
    private static final class Told extends WeakReference<Object> {
        private final Object target;

        Told(Object target, ReferenceQueue<Object> queue) {
            super(target, queue);
            this.target = target;
        }

        @Override
        public Object get() {
            return target;
        }
    }

    @Test
    void isGivenBackWhenTheGarbageCollectorHasSaidItTwice() {
        ask(ReclaimMode.ABANDONED);
        Session session = openSession(living);
        collect(session);
        watch.look();
        assertThat(given).as("finalizers of the application come first").isEmpty();

        collect(session);
        watch.look();

        assertThat(given).containsExactly(new Given(session, connection, FindingKind.ABANDONED, false));
        assertThat(session.state()).isEqualTo(SessionEnd.CLOSING);
        assertThat(kinds()).containsExactly(FindingKind.ABANDONED);
    }

    @Test
    void aSessionThatAFinalizerClosesIsNotGivenBack() {
        ask(ReclaimMode.ABANDONED);
        Session session = openSession(living);
        collect(session);
        watch.look();
        Reference<Object> again = session.reclaimHandle().last();
        sessions.end(session, SessionEnd.CLOSED);
        again.enqueue();
        watch.look();

        assertThat(given).isEmpty();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void anUnreachableOneOfALivingThreadIsNoOrphan() {
        ask(ReclaimMode.ORPHANED);
        Session session = openSession(living);
        collect(session);
        watch.look();

        assertThat(session.reclaimHandle().last())
                .as("left to the garbage collector")
                .isNull();
        assertThat(given).isEmpty();
    }

    @Test
    void anUnreachableOneOfADeadThreadIsGivenBackAtOnce() throws InterruptedException {
        ask(ReclaimMode.ORPHANED);
        Session session = openSession(dead());
        watch.look();
        collect(session);
        watch.look();
        collect(session);
        watch.look();

        assertThat(given).containsExactly(new Given(session, connection, FindingKind.ORPHANED, false));
        assertThat(kinds()).containsExactly(FindingKind.ORPHANED);
    }

    @Test
    void aReachableOrphanIsGivenBackWhenNobodyHasUsedItForHeldAfter() throws InterruptedException {
        ask(ReclaimMode.ORPHANED);
        Session session = openSession(dead());
        advance(29);
        assertThat(given).isEmpty();
        session.beginCall();
        session.endCall();
        advance(30);
        assertThat(given).as("it was used in between").isEmpty();
        advance(1);

        assertThat(given).containsExactly(new Given(session, connection, FindingKind.ORPHANED, true));
    }

    @Test
    void aReachableSessionOfALivingThreadIsNeverGivenBack() {
        ask(ReclaimMode.BOTH);
        openSession(living);
        advance(600);

        assertThat(given).isEmpty();
    }

    @Test
    void anOrphanThatAnotherThreadHasUsedIsNeverGivenBackWhileReachableAndThatIsSaidOnce() throws InterruptedException {
        ask(ReclaimMode.BOTH);
        Session session = openSession(dead());
        session.setUser(living);
        session.setUser(session.owner()); // whoever used it last
        advance(600);

        assertThat(given).isEmpty();
        assertThat(entries()).hasSize(1).allMatch(entry -> entry.outcome() == ReclaimOutcome.NOT_POSSIBLE);
        assertThat(entries().get(0).reason()).contains("another thread has used it");
    }

    @Test
    void whatLeadsPastTheConnectionKeepsItFromBeingGivenBack() {
        ask(ReclaimMode.BOTH);
        Session session = openSession(living);
        session.reclaimHandle().escaped();
        collect(session);
        watch.look();
        assertThat(session.reclaimHandle().last()).isNull();
        GarbageCollector.collect(session); // the next garbage collection
        watch.look();

        assertThat(given).isEmpty();
        assertThat(session.state()).isEqualTo(SessionEnd.ABANDONED);
        assertThat(entries())
                .singleElement()
                .extracting(ReclaimEvent::reason)
                .asString()
                .contains("unwrap");
    }

    @Test
    void workForAGlobalTransactionIsLeftToItsManager() {
        ask(ReclaimMode.BOTH);
        Session session = openSession(living);
        living.branch(true);
        collect(session);
        watch.look();
        GarbageCollector.collect(session);
        watch.look();

        assertThat(given).isEmpty();
        assertThat(entries())
                .singleElement()
                .extracting(ReclaimEvent::reason)
                .asString()
                .contains("global transaction");
    }

    @Test
    void aStatementInUseKeepsItFromBeingGivenBackWhereItStandsAlone() {
        ask(ReclaimMode.BOTH);
        sessions.source().lends(false, true, true);
        Session session = openSession(living);
        Object statement = new Object();
        session.reclaimHandle().made(statement);
        for (int i = 0; i < 5; i++) {
            collect(session);
            watch.look();
        }

        assertThat(given).isEmpty();
        assertThat(kinds()).as("nor is it lost").isEmpty();
        Reference.reachabilityFence(statement);
    }

    @Test
    void aPoolThatLendsTheSameObjectAgainGetsNothingBackThatIsReachableAndThatIsSaidOnce() throws InterruptedException {
        ask(ReclaimMode.ORPHANED);
        sessions.source().lends(false, false, false);
        openSession(dead());
        openSession(dead());
        advance(600);

        assertThat(given).isEmpty();
        assertThat(entries().stream().filter(entry -> entry.session() == null)).hasSize(1);
    }

    @Test
    void nothingIsGivenBackAtExit() throws InterruptedException {
        ask(ReclaimMode.BOTH);
        Session lost = openSession(living);
        openSession(dead());
        advance(29);
        collect(lost);
        watch.look();
        collect(lost);
        clock.advance(Duration.ofSeconds(10));
        watch.lookAtExit();

        assertThat(given).isEmpty();
    }

    @Test
    void offFollowsNothing() {
        assertThat(ReclaimPolicy.off().follow(sessions.source())).isNull();
        assertThat(new ReclaimPolicy(ReclaimMode.BOTH, null).mode())
                .as("a JVM without the means")
                .isEqualTo(ReclaimMode.OFF);
    }

    private void ask(ReclaimMode mode) {
        reclaiming = new ReclaimPolicy(mode, Told::new);
        ConnectionReclaimer giveBack = new ConnectionReclaimer() {
            @Override
            public void begin(Session session, Object target, Finding lost, boolean reachable, int calls) {
                given.add(new Given(session, target, lost.kind(), reachable));
            }

            @Override
            public void look(long now) {
                // nothing takes long
            }
        };
        watch = new SessionMonitor(open, clock, LIMITS, reclaiming, giveBack, sink::add);
    }

    private Session openSession(Owner owner) {
        open.enter(owner);
        Session session = sessions.open(connection, owner, "lose");
        session.setReclaimHandle(reclaiming.follow(sessions.source()));
        watch.look(); // from here on the agent does not hold the connection
        return session;
    }

    private static void collect(Session session) {
        if (session.reclaimHandle().last() != null) {
            session.reclaimHandle().last().enqueue();
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
            watch.look();
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

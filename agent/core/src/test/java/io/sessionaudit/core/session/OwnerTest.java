package io.sessionaudit.core.session;

import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.log.SessionEnd;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OwnerTest {
    private final TestSessions sessions = new TestSessions(new ManualClock());
    private final Owner owner = Owner.of(Thread.currentThread(), false);

    @Test
    void tracksOpenSessions() {
        Session first = open();
        Session second = open();

        assertThat(openNow()).containsExactlyInAnyOrder(first, second);
        assertThat(owner.depth(sessions.source())).isEqualTo(2);
        assertThat(owner.openSessionOf(sessions.source())).isSameAs(second);
    }

    @Test
    void ignoresSessionsOfOtherSources() {
        open();

        assertThat(owner.depth(TestSessions.source("other"))).isZero();
        assertThat(owner.openSessionOf(TestSessions.source("other"))).isNull();
    }

    @Test
    void excludesSessionUsedByAnotherThread() {
        Session first = open();
        Session second = open();
        Owner other = Owner.of(Thread.currentThread(), false);
        second.setOwner(other);
        other.takeOver(second);
        other.takeOver(second);

        assertThat(owner.openSessionOf(sessions.source())).isSameAs(first);
        assertThat(owner.depth(sessions.source())).isEqualTo(1);
        assertThat(other.openSessionOf(sessions.source())).isSameAs(second);
        assertThat(other.depth(sessions.source())).isEqualTo(1);

        second.setOwner(owner);
        assertThat(owner.openSessionOf(sessions.source())).isSameAs(second);
        assertThat(other.openSessionOf(sessions.source())).isNull();
    }

    @Test
    void visitsTakenOverSessionOnce() {
        Session session = open();
        Owner other = Owner.of(Thread.currentThread(), false);
        session.setOwner(other);
        other.takeOver(session);
        List<Session> shown = new ArrayList<>();
        owner.forEachOpen(shown::add);
        other.forEachOpen(shown::add);

        assertThat(shown).containsExactly(session);
    }

    @Test
    void prefersUsedSessionToOneThatMayBeHandedOver() {
        Session used = open();
        used.beginCall();
        used.endCall();
        open();

        assertThat(owner.openSessionOf(sessions.source())).isSameAs(used);
    }

    @Test
    void prunesEndedSessionsAtAnyPosition() {
        Session first = open();
        Session second = open();
        Session third = open();
        Session fourth = open();

        sessions.end(second, SessionEnd.CLOSED);
        sessions.end(third, SessionEnd.CLOSED);
        owner.prune();
        assertThat(openNow()).containsExactlyInAnyOrder(first, fourth);

        sessions.end(fourth, SessionEnd.CLOSED);
        owner.prune();
        assertThat(openNow()).containsExactly(first);

        sessions.end(first, SessionEnd.CLOSED);
        assertThat(owner.isEmpty()).isFalse();
        owner.prune();
        assertThat(owner.isEmpty()).isTrue();
    }

    @Test
    void doesNotVisitSessionClosedByAnotherThread() {
        sessions.end(open(), SessionEnd.CLOSED);

        assertThat(openNow()).isEmpty();
        assertThat(owner.depth(sessions.source())).isZero();
    }

    @Test
    void reusesSlotOfEndedSession() {
        Session first = open();
        sessions.end(first, SessionEnd.CLOSED);
        Session second = open();

        assertThat(openNow()).containsExactly(second);
    }

    @Test
    void isNotAliveAfterThreadEnd() throws InterruptedException {
        Thread thread = new Thread(() -> {});
        Owner other = Owner.of(thread, false);
        thread.start();
        thread.join();

        assertThat(other.isAlive()).isFalse();
        assertThat(owner.isAlive()).isTrue();
    }

    @Test
    void keepsCurrentCallsSessionWhenOthersOpenOrClose() {
        Session first = open();
        owner.enter(first);
        assertThat(owner.inside()).isSameAs(first);

        Session second = open();
        assertThat(owner.inside()).isSameAs(first);

        sessions.end(second, SessionEnd.CLOSED);
        sessions.end(first, SessionEnd.CLOSED);
        owner.prune();
        assertThat(owner.inside()).isSameAs(first);

        owner.leave();
        assertThat(owner.inside()).isNull();
    }

    @Test
    void entersAnySessionOfTheThread() {
        Session first = open();
        Session second = open();

        owner.enter(first);
        assertThat(owner.inside()).isSameAs(first);
        owner.leave();
        owner.enter(second);
        assertThat(owner.inside()).isSameAs(second);
    }

    @Test
    void doesNotAccumulateSessionsEndedByOthers() {
        Session held = open();
        for (int i = 0; i < 1_000; i++) {
            sessions.end(open(), SessionEnd.ABORTED);
        }

        assertThat(owner.capacity()).isLessThan(10);
        assertThat(openNow()).containsExactly(held);
    }

    @Test
    void tracksManySessions() {
        List<Session> expected = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            expected.add(open());
        }
        assertThat(openNow()).containsExactlyElementsOf(expected);

        for (int i = 0; i < 1_000; i += 2) {
            sessions.end(expected.get(i), SessionEnd.CLOSED);
            owner.ended(expected.get(i));
        }
        assertThat(owner.depth(sessions.source())).isEqualTo(500);
        assertThat(owner.prune()).isEqualTo(500);
    }

    @Test
    void removesSessionAtAnyPosition() {
        Session first = open();
        Session second = open();
        Session third = open();
        owner.enter(third);

        owner.remove(second);

        assertThat(openNow()).containsExactly(first, third);
        assertThat(owner.inside()).isSameAs(third);
    }

    @Test
    void prunesEndedSessionsBelowTheInnermost() {
        Session first = open();
        Session second = open();

        sessions.end(first, SessionEnd.CLOSED);
        owner.ended(first);
        assertThat(owner.isEmpty()).isFalse();
        sessions.end(second, SessionEnd.CLOSED);
        owner.ended(second);

        assertThat(owner.isEmpty()).isTrue();
    }

    @Test
    void removesInnermostSessionAtItsEnd() {
        Session first = open();
        Session second = open();

        sessions.end(second, SessionEnd.CLOSED);
        owner.ended(second);
        sessions.end(first, SessionEnd.CLOSED);
        owner.ended(first);

        assertThat(owner.isEmpty()).isTrue();
    }

    @Test
    void losesNothingWhenListIsReplaced() {
        Session held = open();
        owner.enter(held);
        for (int i = 0; i < 10_000; i++) {
            Session session = open();
            sessions.end(session, SessionEnd.CLOSED);
            owner.ended(session);
        }

        assertThat(openNow()).containsExactly(held);
        assertThat(owner.inside()).isSameAs(held);
    }

    private Session open() {
        return sessions.open(new Object(), owner, "find");
    }

    private List<Session> openNow() {
        List<Session> open = new ArrayList<>();
        owner.forEachOpen(open::add);
        return open;
    }
}

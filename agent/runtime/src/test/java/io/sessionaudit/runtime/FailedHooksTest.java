package io.sessionaudit.runtime;

import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.ShareCount;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.UntrackedSessions;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.support.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailedHooksTest {
    private final Source source = new Source("com.acme.Source", null);
    private final Owner owner = Owner.of(Thread.currentThread(), false);
    private final SessionRegistry open = new SessionRegistry();
    private final ManualClock clock = new ManualClock();
    private final List<AuditEvent> events = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private FailedHooks hooks = new FailedHooks(open, clock, events::add, warnings::add);

    @AfterEach
    void forget() {
        SessionAuditHooks.failed = false;
    }

    @Test
    void doesNothingIfNoHookHasFailed() {
        Session session = opened();
        hooks.check();

        assertThat(session.isOpen()).isTrue();
        assertThat(events).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void withdrawsOpenSessionsAndCountsThemInOneEvent() {
        Session first = opened();
        Session second = opened();
        fail();

        assertThat(first.state()).isEqualTo(SessionEnd.WITHDRAWN);
        assertThat(second.state()).isEqualTo(SessionEnd.WITHDRAWN);
        assertThat(events).containsExactlyInAnyOrder(first, second, new UntrackedSessions(2));
        assertThat(warnings).singleElement().asString().contains("(2)");
        assertThat(SessionAuditHooks.failed).isFalse();
    }

    @Test
    void withdrawsPossiblePhysicalConnectionsUncounted() {
        Session session = opened();
        session.mutableDetails().setOpenerClass("com.acme.UnknownPool");
        fail();

        assertThat(events).containsExactly(session);
        assertThat(warnings).singleElement().asString().contains("(0)");
    }

    @Test
    void withdrawsClosingSessionAtTheNextScan() {
        Session session = opened();
        session.beginClose();
        fail();
        assertThat(session.state()).isEqualTo(SessionEnd.CLOSING);

        hooks.check();
        assertThat(session.state()).isEqualTo(SessionEnd.WITHDRAWN);
        assertThat(events).containsExactly(session, new UntrackedSessions(1));
    }

    @Test
    void keepsCloseThatCompletesInTime() {
        Session session = opened();
        session.beginClose();
        fail();
        session.endClose(SessionEnd.CLOSED, clock.nanoTime());
        hooks.check();

        assertThat(session.state()).isEqualTo(SessionEnd.CLOSED);
        assertThat(events).isEmpty();
    }

    @Test
    void leavesClosingSessionToLaterScans() {
        Session session = opened();
        session.beginClose();
        fail();
        hooks.handOver();
        hooks = new FailedHooks(open, clock, events::add, warnings::add);
        hooks.check();
        hooks.check();

        assertThat(session.state()).isEqualTo(SessionEnd.WITHDRAWN);
    }

    @Test
    void withdrawsUnsharedSessionAndAllowsNoFurtherShare() {
        Session session = opened();
        session.mutableDetails().setShareCount(new ShareCount(new Object()));
        fail();

        assertThat(session.state()).isEqualTo(SessionEnd.WITHDRAWN);
        assertThat(session.shareCount().join()).isFalse();
    }

    @Test
    void keepsSessionSharedByTwoUsers() {
        Session session = opened();
        session.mutableDetails().setShareCount(new ShareCount(new Object()));
        session.shareCount().join();
        fail();

        assertThat(session.isOpen()).isTrue();
        assertThat(session.shareCount().leave()).isFalse();
        assertThat(session.shareCount().leave()).isTrue();
    }

    @Test
    void reportsFirstTenthAndHundredthFailure() {
        for (int i = 0; i < 100; i++) {
            fail();
        }

        assertThat(warnings).hasSize(3);
        assertThat(warnings.get(2)).contains("100 times");
    }

    private void fail() {
        SessionAuditHooks.failed = true;
        hooks.check();
    }

    private Session opened() {
        if (open.ownerOf(Thread.currentThread()) == null) {
            open.enter(owner);
        }
        Session session = new Session(new Object(), owner.origin(source), clock.nanoTime(), null);
        owner.add(session);
        return session;
    }
}

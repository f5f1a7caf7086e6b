package io.sessionaudit.core.session;

import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.log.SessionEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionRegistryTest {
    private final SessionRegistry open = new SessionRegistry();
    private final TestSessions sessions = new TestSessions(new ManualClock());

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void dropsDeadThreadOnceItsSessionsHaveEnded(boolean virtual) {
        Owner dead = entered(new Thread(() -> {}), virtual);
        Session session = sessions.open(new Object(), dead, "find");
        assertThat(open.sweep()).containsExactly(session);
        assertThat(owners()).containsExactly(dead);

        sessions.end(session, SessionEnd.CLOSED);
        assertThat(open.sweep()).isEmpty();
        assertThat(owners()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsLiveThread(boolean virtual) {
        Owner living = entered(Thread.currentThread(), virtual);
        open.sweep();

        assertThat(owners()).containsExactly(living);
    }

    /** The threads of a million waiters are not examined one by one. */
    @Test
    void keepsThreadInsideABorrow() {
        Owner waiting = entered(new Thread(() -> {}), true);
        waiting.beginBorrow();
        open.sweep();
        assertThat(owners()).containsExactly(waiting);

        waiting.endBorrow();
        open.sweep();
        assertThat(owners()).isEmpty();
    }

    private Owner entered(Thread thread, boolean virtual) {
        Owner owner = Owner.of(thread, virtual);
        open.enter(owner);
        return owner;
    }

    private List<Owner> owners() {
        List<Owner> owners = new ArrayList<>();
        open.forEachOwner(owners::add);
        return owners;
    }
}

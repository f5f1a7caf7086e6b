package io.sessionaudit.core.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.core.TestClock;
import io.sessionaudit.core.session.Shortage.Holder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShortageTest {
    private final TestClock clock = new TestClock();
    private final OpenSessions open = new OpenSessions();
    private final Source pool = new Source("com.zaxxer.hikari.HikariDataSource", Pool.HIKARI);

    @Test
    void ofManyHoldersTheStacksOfThoseWhoHoldLongestAreRead() {
        List<Session> opened = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            opened.add(held(false));
        }

        List<Holder> holders = Shortage.of(pool, open, clock.nanoTime()).holders();

        assertThat(holders).extracting(Holder::session).containsExactlyElementsOf(opened);
        assertThat(holders.subList(0, 20))
                .allSatisfy(holder -> assertThat(holder.frames()).isNotEmpty());
        assertThat(holders.subList(20, 50))
                .allSatisfy(holder -> assertThat(holder.frames()).isNull());
    }

    @Test
    void whoWaitsForAConnectionAsWellComesLastThoughItHoldsLongest() {
        Session victim = held(true);
        Session blocker = held(false);

        Shortage shortage = Shortage.of(pool, open, clock.nanoTime());

        assertThat(shortage.holders()).extracting(Holder::session).containsExactly(blocker, victim);
        assertThat(shortage.isDeadlock()).isFalse();
        assertThat(shortage.waiters()).isOne();
    }

    /** Each is of an owner of its own, which is entered as that of a virtual thread: of those there may be several for this thread. */
    private Session held(boolean waits) {
        clock.pass(Duration.ofSeconds(1));
        Owner owner = Owner.of(Thread.currentThread(), true);
        open.enter(owner);
        Session session = new Session(new Object(), owner.origin(pool), clock.nanoTime(), null);
        owner.add(session);
        if (waits) {
            owner.lender = pool;
            owner.borrowDepth = 1;
            owner.lendingDepth = 1;
        }
        return session;
    }
}

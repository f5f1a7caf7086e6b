package io.sessionaudit.core.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.PoolSnapshot.Holder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PoolSnapshotTest {
    private final ManualClock clock = new ManualClock();
    private final SessionRegistry open = new SessionRegistry();
    private final Source pool = new Source("com.zaxxer.hikari.HikariDataSource", KnownPool.HIKARI);

    @Test
    void readsStacksOfLongestHoldersOnly() {
        List<Session> opened = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            opened.add(held(false));
        }

        List<Holder> holders = PoolSnapshot.of(pool, open, clock.nanoTime()).holders();

        assertThat(holders).extracting(Holder::session).containsExactlyElementsOf(opened);
        assertThat(holders.subList(0, 20))
                .allSatisfy(holder -> assertThat(holder.frames()).isNotEmpty());
        assertThat(holders.subList(20, 50))
                .allSatisfy(holder -> assertThat(holder.frames()).isNull());
    }

    @Test
    void listsWaitingHolderLast() {
        Session victim = held(true);
        Session blocker = held(false);

        PoolSnapshot snapshot = PoolSnapshot.of(pool, open, clock.nanoTime());

        assertThat(snapshot.holders()).extracting(Holder::session).containsExactly(blocker, victim);
        assertThat(snapshot.isDeadlock()).isFalse();
        assertThat(snapshot.waiters()).isOne();
    }

    @Test
    void attributesSessionToItsLastUser() {
        Session handedOver = held(true);
        Owner worker = owner();
        handedOver.setOwner(worker);
        Session own = held(true);

        PoolSnapshot snapshot = PoolSnapshot.of(pool, open, clock.nanoTime());

        assertThat(snapshot.holders()).extracting(Holder::owner).containsExactly(worker, own.opener());
        assertThat(snapshot.holders())
                .extracting(Holder::activity)
                .containsExactly(SessionActivity.IDLE, SessionActivity.WAITING);
        assertThat(snapshot.isDeadlock()).isFalse();
        assertThat(snapshot.threads()).as("two holders and one waiter").isEqualTo(3);
        assertThat(snapshot.depth()).isEqualTo(2);
    }

    @Test
    void reportsSessionInTransitWithoutOwner() {
        Session session = held(true);
        session.scope().recordHandOver("first");

        PoolSnapshot snapshot = PoolSnapshot.of(pool, open, clock.nanoTime());

        assertThat(snapshot.holders()).singleElement().satisfies(holder -> {
            assertThat(holder.owner()).isNull();
            assertThat(holder.activity()).isEqualTo(SessionActivity.IDLE);
        });
    }

    @Test
    void isExhaustedByThePoolsOwnCount() {
        assertThat(PoolSnapshot.of(pool, open, clock.nanoTime()).isExhausted(2)).isFalse();
        pool.setInUse(() -> 1);
        assertThat(PoolSnapshot.of(pool, open, clock.nanoTime()).isExhausted(2)).isFalse();
        pool.setInUse(() -> 2);
        PoolSnapshot exhausted = PoolSnapshot.of(pool, open, clock.nanoTime());
        assertThat(exhausted.isExhausted(2)).isTrue();
        assertThat(exhausted.isDeadlock()).isFalse();
        assertThat(exhausted.connectionsInUse()).isEqualTo(2);
    }

    @Test
    void isExhaustedByConnectionsOfGlobalTransactions() {
        Session closed = held(false);
        closed.end(SessionEnd.OPEN, SessionEnd.CLOSED, clock.nanoTime());
        held(true);
        pool.keptLoans().add(new KeptLoans.Loan(closed, "worker", null));

        PoolSnapshot snapshot = PoolSnapshot.of(pool, open, clock.nanoTime());
        assertThat(snapshot.isExhausted(2)).isTrue();
        assertThat(snapshot.isExhausted(3)).isFalse();
        assertThat(snapshot.isDeadlock()).as("the transaction may end").isFalse();

        pool.keptLoans().remove(closed);
        assertThat(PoolSnapshot.of(pool, open, clock.nanoTime()).isExhausted(2)).isFalse();
    }

    @Test
    void boundsKeptLoansAndReturnsLatestLast() {
        for (int i = 0; i < KeptLoans.LIMIT; i++) {
            assertThat(pool.keptLoans().add(keptLoan(i))).isTrue();
        }
        assertThat(pool.keptLoans().add(keptLoan(KeptLoans.LIMIT))).isFalse();
        assertThat(pool.keptLoans().count()).isEqualTo(KeptLoans.LIMIT);
        assertThat(pool.keptLoans().latest())
                .hasSize(KeptLoans.LIMIT)
                .extracting(KeptLoans.Loan::threadName)
                .endsWith("worker-" + (KeptLoans.LIMIT - 1));
    }

    private KeptLoans.Loan keptLoan(int number) {
        Session session = held(false);
        session.beginClose();
        session.endClose(SessionEnd.CLOSED, number);
        return new KeptLoans.Loan(session, "worker-" + number, null);
    }

    private Owner owner() {
        Owner owner = Owner.of(Thread.currentThread(), true);
        open.enter(owner);
        return owner;
    }

    /**
     * Each session has its own owner, registered as a virtual thread's, because one thread may have several of those.
     */
    private Session held(boolean waits) {
        clock.advance(Duration.ofSeconds(1));
        Owner owner = Owner.of(Thread.currentThread(), true);
        open.enter(owner);
        Session session = new Session(new Object(), owner.origin(pool), clock.nanoTime(), null);
        owner.add(session);
        if (waits) {
            owner.beginBorrow();
            owner.beginLending(pool, 1, false);
        }
        return session;
    }
}

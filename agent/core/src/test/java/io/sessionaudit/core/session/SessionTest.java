package io.sessionaudit.core.session;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.monitor.SessionObservation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionTest {
    private final Session session = new TestSessions(new ManualClock()).open(null);

    @Test
    void returnsDefaultsForUnrecordedState() {
        assertThat(session.openingStack()).isNull();
        assertThat(session.transactionIfAny()).isNull();
        assertThat(SessionObservation.ifAny(session)).isNull();
        assertThat(session.openerClass()).isNull();
        assertThat(session.lastSql()).isNull();
        assertThat(session.calls()).isZero();
        assertThat(session.statements()).isZero();
        assertThat(session.isInCall()).isFalse();
        assertThat(session.isCertain()).isTrue();
        assertThat(session.serverId()).isEqualTo(-1);
        assertThat(session.state()).isEqualTo(SessionEnd.OPEN);
    }

    @Test
    void keepsServerIdUpTo32Bits() {
        for (long id : new long[] {0, 1, Integer.MAX_VALUE, 0x8000_0000L, 0xFFFF_FFFEL}) {
            session.setServerId(id);
            assertThat(session.serverId()).isEqualTo(id);
        }
    }

    @Test
    void dropsServerIdThatDoesNotFit() {
        for (long id : new long[] {0xFFFF_FFFFL, 0x1_0000_0000L, Long.MAX_VALUE, -1}) {
            session.setServerId(7);
            session.setServerId(id);
            assertThat(session.serverId()).isEqualTo(-1);
        }
    }

    @Test
    void passesDetectedAutoCommitToLaterTransaction() {
        assertThat(session.needsAutoCommit()).isTrue();
        session.recordAutoCommit(true);
        assertThat(session.needsAutoCommit()).isFalse();
        assertThat(session.autoCommits()).isTrue();
        assertThat(session.transactionIfAny()).isNull();

        assertThat(session.transaction().autoCommit()).isEqualTo(Transaction.AutoCommit.ON);
        session.transaction().autoCommitSet(false);
        assertThat(session.autoCommits()).isFalse();
        assertThat(session.needsAutoCommit()).isFalse();
    }

    @Test
    void createsTransactionAtOnceIfAutoCommitIsOff() {
        session.recordAutoCommit(false);

        assertThat(session.autoCommits()).isFalse();
        assertThat(session.transactionIfAny().isOpen()).isTrue();
    }

    @Test
    void onlyTheThreadThatBeganCloseEndsIt() {
        assertThat(session.beginClose()).isTrue();
        assertThat(session.beginClose()).isFalse();
        assertThat(session.hasEnded()).isFalse();
        assertThat(session.end(SessionEnd.OPEN, SessionEnd.ABANDONED, 5)).isFalse();

        session.endClose(SessionEnd.CLOSED, 7);
        assertThat(session.state()).isEqualTo(SessionEnd.CLOSED);
        assertThat(session.closedNanos()).isEqualTo(7);
        assertThat(session.hasEnded()).isTrue();
    }

    @Test
    void keepsOnlyTheBeginningOfLongSql() {
        String sql = "SELECT 1 ".repeat(Session.MAX_SQL);
        session.recordStatement(sql);
        assertThat(session.lastSql()).isEqualTo(sql.substring(0, Session.MAX_SQL));

        String usual = "SELECT 2";
        session.recordStatement(usual);
        assertThat(session.lastSql()).isSameAs(usual);
    }
}

package io.sessionaudit.runtime.reclaim;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import com.jolbox.bonecp.PoolsOwnHandler;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.LostFindings;
import io.sessionaudit.core.jdbc.ConnectionState;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.log.ReclaimOutcome;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.monitor.ReclaimEvent;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.runtime.support.ManualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The calls that reclaim makes on a leaked connection; the connection here only records them. */
class ReclaimerTest {
    private final ManualClock clock = new ManualClock();
    private final Queue<AuditEvent> sink = new ConcurrentLinkedQueue<>();
    private final List<Object> recalled = new ArrayList<>();
    private final Reclaimer reclaimer =
            new Reclaimer(clock, (connection, session) -> recalled.add(connection), sink::add);
    private final Source source = new Source("com.zaxxer.hikari.HikariDataSource", KnownPool.TOMCAT);
    private final Queue<String> recorded = new ConcurrentLinkedQueue<>();
    private boolean autoCommit;
    private boolean valid = true;
    private SQLException rollbackFails;
    private CountDownLatch rollbackHangs = new CountDownLatch(0);
    private Session session;

    @Test
    void rollsBackAndCloses() {
        give(false);

        assertThat(outcome().outcome()).isEqualTo(ReclaimOutcome.GIVEN_BACK);
        assertThat(outcome().rolledBack()).isTrue();
        assertThat(recorded).containsExactly("rollback", "close");
        assertThat(session.state()).isEqualTo(SessionEnd.RECLAIMED);
        assertThat(recalled).as("marks the reclaimer's own calls").hasSize(1);
    }

    @Test
    void doesNotRollBackInAutoCommitMode() {
        autoCommit = true;
        give(false);

        assertThat(outcome().rolledBack()).isFalse();
        assertThat(recorded).containsExactly("close");
    }

    @Test
    void endsSqlTransactionBySql() {
        autoCommit = true;
        open().transaction().begun();
        give(false);

        assertThat(outcome().rolledBack()).isTrue();
        assertThat(recorded).containsExactly("ROLLBACK", "close");
    }

    @Test
    void resetsPropertiesThatThePoolDoesNotReset() {
        source.setLendsOn(Set.of(ConnectionState.AUTO_COMMIT));
        source.lentWith().put(ConnectionState.AUTO_COMMIT, "true");
        open().mutableDetails().recordState(ConnectionState.AUTO_COMMIT, "false");
        give(false);

        assertThat(outcome().outcome()).isEqualTo(ReclaimOutcome.GIVEN_BACK);
        assertThat(recorded).containsExactly("rollback", "setAutoCommit true", "close");
    }

    @Test
    void doesNotReturnConnectionIfResetFails() {
        source.setLendsOn(Set.of(ConnectionState.SCHEMA));
        open().mutableDetails().recordState(ConnectionState.SCHEMA, "OTHER");
        give(false);

        assertThat(outcome().outcome()).isEqualTo(ReclaimOutcome.FAILED);
        assertThat(outcome().reason()).contains("schema");
        assertThat(recorded).doesNotContain("close");
    }

    @Test
    void doesNotReturnConnectionIfRollbackFails() {
        rollbackFails = new SQLException("secret", "25000");
        give(false);

        assertThat(outcome().outcome()).isEqualTo(ReclaimOutcome.FAILED);
        assertThat(outcome().reason()).isEqualTo("java.sql.SQLException, SQLState 25000");
        assertThat(recorded).containsExactly("rollback");
        assertThat(session.state()).isEqualTo(SessionEnd.ABANDONED);
        assertThat(source.lost()).isEqualTo(1);
    }

    @Test
    void closesBrokenConnection() {
        rollbackFails = new SQLException("gone", "08S01");
        valid = false;
        give(false);

        assertThat(outcome().outcome()).isEqualTo(ReclaimOutcome.GIVEN_BACK);
        assertThat(outcome().rolledBack()).isFalse();
        assertThat(recorded).containsExactly("rollback", "close");
    }

    @Test
    void doesNotReclaimOrphanThatIsUsedAgain() {
        open().beginCall();
        give(true);
        await().untilAsserted(() -> assertThat(session.isOpen()).isTrue());

        assertThat(recorded).isEmpty();
        assertThat(sink).isEmpty();
    }

    @Test
    void leavesOrphanOpenIfRollbackFails() {
        rollbackFails = new SQLException("no", "25000");
        give(true);

        assertThat(outcome().outcome()).isEqualTo(ReclaimOutcome.FAILED);
        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void reportsHangingDriverAndContinuesWithOthers() {
        rollbackHangs = new CountDownLatch(1);
        give(false);
        reclaimer.checkProgress(clock.nanoTime());
        assertThat(sink).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        reclaimer.checkProgress(clock.nanoTime());
        reclaimer.checkProgress(clock.nanoTime());

        assertThat(entries()).extracting(ReclaimEvent::outcome).containsExactly(ReclaimOutcome.UNFINISHED);
        rollbackHangs.countDown();
        await().untilAsserted(() -> assertThat(entries())
                .extracting(ReclaimEvent::outcome)
                .containsExactly(ReclaimOutcome.UNFINISHED, ReclaimOutcome.GIVEN_BACK));
    }

    private Session open() {
        if (session == null) {
            Owner owner = Owner.of(Thread.currentThread(), false);
            session = new Session(new Object(), owner.origin(source, "loser"), clock.nanoTime(), null);
        }
        return session;
    }

    private void give(boolean reachable) {
        int calls = open().calls();
        Finding lost = LostFindings.abandoned(session, clock.nanoTime());
        assertThat(session.beginClose()).isTrue();
        reclaimer.begin(session, connection(), lost, reachable, calls);
    }

    @Test
    void callsNothingOnObjectOfUnknownClass() {
        Connection unknown = (Connection) Proxy.newProxyInstance(
                ReclaimerTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> record(method.getName()));
        Finding lost = LostFindings.abandoned(open(), clock.nanoTime());
        assertThat(session.beginClose()).isTrue();
        reclaimer.begin(session, unknown, lost, false, 0);

        assertThat(outcome().outcome()).isEqualTo(ReclaimOutcome.FAILED);
        assertThat(outcome().reason()).isEqualTo("its class belongs to no known pool or driver");
        assertThat(recorded).isEmpty();
    }

    private ReclaimEvent outcome() {
        await().untilAsserted(() -> assertThat(entries()).hasSize(1));
        await().until(() -> session.state() != SessionEnd.CLOSING);
        return entries().get(0);
    }

    private List<ReclaimEvent> entries() {
        return sink.stream()
                .filter(ReclaimEvent.class::isInstance)
                .map(ReclaimEvent.class::cast)
                .toList();
    }

    private Connection connection() {
        return proxy(Connection.class, (method, argument) -> switch (method) {
            case "getAutoCommit" -> autoCommit;
            case "isValid" -> valid;
            case "createStatement" -> statement();
            case "setAutoCommit" -> record("setAutoCommit " + argument);
            case "rollback" -> {
                record("rollback");
                rollbackHangs.await();
                if (rollbackFails != null) {
                    throw rollbackFails;
                }
                yield null;
            }
            default -> record(method);
        });
    }

    private Statement statement() {
        return proxy(
                Statement.class,
                (method, argument) -> method.equals("execute") ? record((String) argument) != null : null);
    }

    private Object record(String what) {
        recorded.add(what);
        return null;
    }

    private interface Answer {
        Object to(String method, Object argument) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader() == null ? ReclaimerTest.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type},
                new PoolsOwnHandler((self, method, arguments) ->
                        answer.to(method.getName(), arguments == null ? null : arguments[0]))));
    }
}

package io.sessionaudit.scope;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetryTest {

    private static final SQLException DEADLOCK = new SQLException("deadlock", "40001", 1213);

    @RegisterExtension
    final TestPool pool = new TestPool();

    private final List<Long> waits = new ArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void repeatsBodyInNewSessionUntilItSucceeds() throws SQLException {
        List<Long> ids = new ArrayList<>();

        scope(Retry.attempts(3)).run(session -> {
            ids.add(session.id());
            insert(session, 1);
            failUntil(3, DEADLOCK);
        });

        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void throwsFailureOfLastAttempt() {
        assertThatThrownBy(() -> scope(Retry.attempts(3)).run(session -> failUntil(9, DEADLOCK)))
                .isSameAs(DEADLOCK);

        assertThat(attempts).hasValue(3);
        assertThat(waits).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "40001, 0, true", "40P01, 0, true", "40001, 1213, true", "HY000, 1205, true", "41000, 1205, true",
        "HY000, 1064, false", "23000, 1062, false", "42000, 1205, false", "08S01, 0, false", "2D000, 0, false"
    })
    void retriesOnlyDeadlocksAndSerializationFailures(String state, int error, boolean worth) {
        assertThat(RetryDecision.isRepeatable(new SQLException("said by the driver", state, error)))
                .isEqualTo(worth);
    }

    @Test
    void recognizesWrappedDeadlockOnly() {
        assertThat(RetryDecision.isRepeatable(new IllegalStateException("library", new RuntimeException(DEADLOCK))))
                .isTrue();
        assertThat(RetryDecision.isRepeatable(new IOException("no SQL"))).isFalse();
        assertThat(RetryDecision.isRepeatable(new SQLException("no state"))).isFalse();
        assertThat(RetryDecision.isRepeatable(new CommitOutcomeUnknownException("unknown", DEADLOCK)))
                .isFalse();
        // Thrown at the end of an inner scope whose own session is committed.
        assertThat(RetryDecision.isRepeatable(new SessionHookException("hook", DEADLOCK)))
                .isFalse();
    }

    @Test
    void stopsAtCyclicCauses() {
        SQLException one = new SQLException("one");
        SQLException other = new SQLException("other", one);
        one.initCause(other);

        assertThat(RetryDecision.isRepeatable(one)).isFalse();
    }

    @Test
    void doublesDelayUpToMaximumWithJitterFromHalf() {
        Retry retry = Retry.attempts(6).backoff(Duration.ofMillis(10), Duration.ofMillis(50));

        assertThatThrownBy(() -> scope(retry.random(() -> 0)).run(session -> failUntil(9, DEADLOCK)))
                .isSameAs(DEADLOCK);
        assertThat(waits).containsExactly(millis(5), millis(10), millis(20), millis(25), millis(25));

        waits.clear();
        assertThatThrownBy(() -> scope(retry.random(() -> 0.5)).run(session -> failUntil(99, DEADLOCK)))
                .isSameAs(DEADLOCK);
        assertThat(waits.get(0)).isEqualTo(7_500_000);
    }

    @Test
    void notifiesListenerBeforeEachDelayWithoutOpenSession() throws SQLException {
        List<RetryEvent> events = new ArrayList<>();

        scope(Retry.attempts(2).random(() -> 0).onRetry(event -> {
                    assertThat(pool.sessions().isActive()).isFalse();
                    assertThat(pool.borrowed()).isZero();
                    events.add(event);
                }))
                .run(session -> failUntil(2, DEADLOCK));

        assertThat(events).containsExactly(new RetryEvent("work", 1, Duration.ofMillis(5), DEADLOCK));
    }

    @Test
    void interruptDuringDelayThrowsFailureAndKeepsInterrupt() {
        Retry retry = Retry.attempts(3).sleeper(nanos -> {
            throw new InterruptedException();
        });
        SQLException deadlock = new SQLException("deadlock", "40001");

        assertThatThrownBy(() -> pool.sessions().scope("work").retry(retry).run(session -> failUntil(9, deadlock)))
                .isSameAs(deadlock);

        assertThat(deadlock.getSuppressed()).singleElement().isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).hasValue(1);
    }

    @Test
    void joinedScopePropagatesFailureToOutermostForRetry() throws SQLException {
        AtomicInteger outerAttempts = new AtomicInteger();

        scope(Retry.attempts(5)).run(outer -> {
            outerAttempts.incrementAndGet();
            scope(Retry.attempts(5)).run(inner -> failUntil(3, DEADLOCK));
        });

        assertThat(outerAttempts).hasValue(3);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void retriesRollbackOnlySessionAfterCaughtDeadlock() throws SQLException {
        Sessions sessions = pool.sessions();

        scope(Retry.attempts(2)).run(outer -> {
            try {
                sessions.run(inner -> failUntil(2, DEADLOCK));
            } catch (SQLException caught) {
                assertThat((Throwable) caught).isSameAs(DEADLOCK);
            }
            insert(outer, 1);
        });

        assertThat(attempts).hasValue(2);
        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void doesNotRetryIfHookFailsAfterCommit() {
        assertThatThrownBy(() -> scope(Retry.attempts(3)).run(session -> {
                    attempts.incrementAndGet();
                    session.afterCommit(() -> {
                        throw new IOException("mail");
                    });
                }))
                .isInstanceOf(SessionHookException.class);

        assertThat(attempts).hasValue(1);
    }

    @Test
    void doesNotRetryIfHookFailsWithDeadlock() {
        assertThatThrownBy(() -> scope(Retry.attempts(3)).run(session -> {
                    attempts.incrementAndGet();
                    session.afterCommit(() -> {
                        throw DEADLOCK;
                    });
                }))
                .isInstanceOf(SessionHookException.class);

        assertThat(attempts).hasValue(1);
    }

    @Test
    void openRejectsRetry() {
        assertThatIllegalStateException()
                .isThrownBy(() -> scope(Retry.attempts(2)).open())
                .withMessageContaining("Scope \"work\"")
                .withMessageContaining("Use run or call");
    }

    @Test
    void defaultRetryAppliesToRunButNotToOpen() throws SQLException {
        Sessions sessions = Sessions.builder(pool.dataSource())
                .retry(unhurried(Retry.attempts(2)))
                .build();

        sessions.run(session -> failUntil(2, DEADLOCK));
        sessions.open().close();

        assertThat(attempts).hasValue(2);
    }

    @Test
    void rejectsInvalidNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> Retry.attempts(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retry.attempts(2).backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retry.attempts(2).backoff(Duration.ofMillis(-1), Duration.ofSeconds(1)));
    }

    private Scope scope(Retry retry) {
        return pool.sessions().scope("work").retry(unhurried(retry));
    }

    private Retry unhurried(Retry retry) {
        return retry.sleeper(waits::add);
    }

    private void failUntil(int attempt, SQLException failure) throws SQLException {
        if (attempts.incrementAndGet() < attempt) {
            throw failure;
        }
    }

    private static long millis(int millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}

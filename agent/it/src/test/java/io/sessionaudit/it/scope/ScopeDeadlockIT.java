package io.sessionaudit.it.scope;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.it.scope.ScopeDatabase.Lender;
import io.sessionaudit.scope.Retry;
import io.sessionaudit.scope.RetryEvent;
import io.sessionaudit.scope.Scope;
import io.sessionaudit.scope.Session;
import io.sessionaudit.scope.Sessions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two scopes that deadlock on a real server and both succeed. */
class ScopeDeadlockIT {
    @Test
    void retriesVictimAndCommitsBoth() throws Exception {
        ScopeDatabase database = ScopeDatabase.SERVER;
        database.reset();
        List<RetryEvent> repeats = new CopyOnWriteArrayList<>();
        try (HikariDataSource pool = (HikariDataSource) Lender.HIKARICP.on(database)) {
            Scope transfer = Sessions.of(pool)
                    .scope("transfer")
                    .retry(Retry.attempts(5)
                            .backoff(Duration.ofMillis(1), Duration.ofMillis(20))
                            .onRetry(repeats::add));
            CyclicBarrier bothHoldOne = new CyclicBarrier(2);
            CompletableFuture<Void> there = transfer(transfer, bothHoldOne, 100, 101);
            CompletableFuture<Void> back = transfer(transfer, bothHoldOne, 101, 100);
            CompletableFuture.allOf(there, back).get(60, TimeUnit.SECONDS);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }

        assertThat(repeats).singleElement().satisfies(event -> {
            assertThat(event.scope()).isEqualTo("transfer");
            assertThat(((SQLException) event.failure()).getErrorCode()).isEqualTo(1213);
        });
        database.direct("INSERT INTO scope_item (id) SELECT amount FROM scope_item WHERE id = 100");
        assertThat(database.committed()).as("both added one to row 100").containsExactly(2);
    }

    private static CompletableFuture<Void> transfer(Scope scope, CyclicBarrier bothHoldOne, int first, int second) {
        AtomicInteger attempts = new AtomicInteger();
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        scope.run(session -> {
                            addOne(session, first);
                            if (attempts.incrementAndGet() == 1) {
                                await(bothHoldOne);
                            }
                            addOne(session, second);
                        });
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                work -> new Thread(work, "transfer-" + first).start());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addOne(Session session, int id) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            statement.executeUpdate("UPDATE scope_item SET amount = amount + 1 WHERE id = " + id);
        }
    }
}

package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimeoutTest {

    /** The timeout that H2 reports, in milliseconds. */
    private static final String TIMEOUT =
            "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'QUERY_TIMEOUT'";

    @RegisterExtension
    final TestPool pool = new TestPool();

    private final AtomicLong now = new AtomicLong();

    @Test
    void setsRemainingTimeRoundedUpToSecondsOnStatements() throws SQLException {
        sessions().scope("work").timeout(Duration.ofSeconds(10)).run(session -> {
            try (Statement statement = session.connection().createStatement()) {
                passes(Duration.ofMillis(2_500));
                assertThat(seconds(statement.executeQuery(TIMEOUT))).isEqualTo(8);

                passes(Duration.ofMillis(7_400));
                assertThat(seconds(statement.executeQuery(TIMEOUT))).isEqualTo(1);
            }
            try (PreparedStatement prepared = session.connection().prepareStatement(TIMEOUT)) {
                assertThat(seconds(prepared.executeQuery())).isEqualTo(1);
            }
        });
    }

    @Test
    void returnsConnectionWithoutTimeout() throws SQLException {
        sessions().scope("work").timeout(Duration.ofSeconds(10)).run(session -> {
            insert(session, 1);
            try (Statement statement = session.connection().createStatement()) {
                assertThatThrownBy(() -> statement.execute("INSERT INTO item VALUES (1)"))
                        .isInstanceOf(SQLException.class);
            }
        });

        sessions().run(session -> assertThat(timeout(session)).isZero());
    }

    @Test
    void keepsShorterTimeoutOfStatement() throws SQLException {
        sessions().scope("work").timeout(Duration.ofSeconds(10)).run(session -> {
            try (Statement statement = session.connection().createStatement()) {
                statement.setQueryTimeout(3);
                assertThat(seconds(statement.executeQuery(TIMEOUT))).isEqualTo(3);

                passes(Duration.ofSeconds(8));
                assertThat(seconds(statement.executeQuery(TIMEOUT))).isEqualTo(2);
                assertThat(statement.getQueryTimeout()).isEqualTo(3);
            }
        });
    }

    @Test
    void rejectsStatementsAndRollsBackAfterDeadline() throws SQLException {
        assertThatThrownBy(() -> sessions()
                        .scope("work")
                        .timeout(Duration.ofSeconds(10))
                        .run(session -> {
                            insert(session, 1);
                            passes(Duration.ofSeconds(10));
                            insert(session, 2);
                        }))
                .isInstanceOf(SQLTimeoutException.class)
                .hasMessageContaining("its timeout of PT10S");

        assertThat(pool.committed()).isEmpty();
    }

    @Test
    void doesNotCommitBodyThatEndsAfterDeadline() throws SQLException {
        assertThatThrownBy(() -> sessions()
                        .scope("work")
                        .timeout(Duration.ofSeconds(10))
                        .run(session -> {
                            insert(session, 1);
                            passes(Duration.ofSeconds(11));
                        }))
                .isInstanceOf(SQLTimeoutException.class);

        assertThat(pool.committed()).isEmpty();
    }

    @Test
    void joinedScopeCanOnlyShortenTimeout() throws SQLException {
        Sessions sessions = sessions();
        sessions.scope("outer").timeout(Duration.ofSeconds(10)).run(outer -> {
            sessions.scope("short")
                    .timeout(Duration.ofSeconds(3))
                    .run(inner -> assertThat(timeout(inner)).isEqualTo(3));
            sessions.scope("long")
                    .timeout(Duration.ofMinutes(3))
                    .run(inner -> assertThat(timeout(inner)).isEqualTo(10));
            sessions.run(inner -> assertThat(timeout(inner)).isEqualTo(10));
            assertThat(timeout(outer)).isEqualTo(10);
        });
    }

    @Test
    void defaultTimeoutAppliesPerSessionAndNotToJoinedScopes() throws SQLException {
        Sessions sessions = Sessions.builder(pool.dataSource())
                .timeout(Duration.ofSeconds(10))
                .nanoClock(now::get)
                .build();
        sessions.scope("long")
                .timeout(Duration.ofSeconds(60))
                .run(outer -> sessions.run(inner -> assertThat(timeout(inner)).isEqualTo(60)));
        sessions.run(session -> assertThat(timeout(session)).isEqualTo(10));
    }

    @Test
    void startsNoAttemptIfDelayExceedsTimeout() {
        AtomicInteger attempts = new AtomicInteger();
        Retry retry = Retry.attempts(9)
                .sleeper(nanos -> now.addAndGet(Duration.ofSeconds(4).toNanos()));

        assertThatThrownBy(() -> sessions()
                        .scope("work")
                        .timeout(Duration.ofSeconds(10))
                        .retry(retry)
                        .run(session -> {
                            attempts.incrementAndGet();
                            throw new SQLException("deadlock", "40001");
                        }))
                .hasMessage("deadlock");

        assertThat(attempts).hasValue(3);
    }

    @Test
    void viewBehavesLikeItsConnection() throws SQLException {
        sessions().scope("work").timeout(Duration.ofSeconds(10)).run(session -> {
            Connection view = session.connection();
            assertThat(session.connection()).isSameAs(view).isEqualTo(view).hasSameHashCodeAs(view);
            assertThat(view.unwrap(Connection.class)).isSameAs(view);
            assertThat(view.isWrapperFor(org.h2.jdbc.JdbcConnection.class)).isTrue();
            assertThat(view.unwrap(org.h2.jdbc.JdbcConnection.class)).isNotNull();
            try (Statement statement = view.createStatement()) {
                assertThat(statement.getConnection()).isSameAs(view);
                assertThat(statement.unwrap(Statement.class)).isSameAs(statement);
                assertThatThrownBy(() -> statement.execute("SELEKT")).isInstanceOf(SQLException.class);
            }
        });
    }

    private Sessions sessions() {
        return Sessions.builder(pool.dataSource()).nanoClock(now::get).build();
    }

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static int timeout(Session session) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            return seconds(statement.executeQuery(TIMEOUT));
        }
    }

    private static int seconds(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getInt(1) / 1000;
    }
}

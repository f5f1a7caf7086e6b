package io.sessionaudit.scope;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A connection of a real pool breaks: the pool gets its slot back and the thread can continue. */
class BrokenConnectionTest {

    @RegisterExtension
    final TestPool pool = new TestPool();

    @Test
    void reportsConnectionClosedByBodyAndReturnsItOnce() throws SQLException {
        assertThatThrownBy(() -> pool.sessions().run(session -> {
                    insert(session, 1);
                    session.connection().close();
                }))
                .isInstanceOf(SQLException.class);

        assertThatTheThreadGoesOn();
    }

    @Test
    void brokenPhysicalConnectionDoesNotHideFailureOfBody() throws SQLException {
        IOException failure = new IOException("body");

        Throwable thrown = catchThrowable(() -> pool.sessions().run(session -> {
            insert(session, 1);
            session.connection().unwrap(Connection.class).close();
            throw failure;
        }));

        assertThat(thrown).isSameAs(failure);
        assertThat(failure.getSuppressed()).isNotEmpty();
        // HikariCP does not validate a connection used within the last 500 ms, and does not recognize H2's code for a
        // broken connection.
        pool.dataSource().getHikariPoolMXBean().softEvictConnections();
        assertThatTheThreadGoesOn();
    }

    @Test
    void returnsPooledConnectionIfRollbackFails() throws SQLException {
        Connection pooled = pool.dataSource().getConnection();
        Sessions sessions = new StubDatabase(pooled)
                .failing("rollback", new SQLException("rollback"))
                .sessions();

        assertThatThrownBy(() -> {
                    try (Session session = sessions.open()) {
                        insert(session, 1);
                    }
                })
                .hasMessage("rollback");

        assertThat(sessions.isActive()).isFalse();
        assertThatTheThreadGoesOn();
    }

    private void assertThatTheThreadGoesOn() throws SQLException {
        assertThat(pool.borrowed()).isZero();
        pool.sessions().run(session -> insert(session, 2));
        assertThat(pool.committed()).containsExactly(2);
    }
}

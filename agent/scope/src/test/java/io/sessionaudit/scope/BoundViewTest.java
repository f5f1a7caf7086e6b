package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.sessionaudit.scope.TestPool.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoundViewTest {

    @RegisterExtension
    final TestPool pool = new TestPool();

    @Test
    void returnsSessionConnectionInsideSessionAndClosesItSeparately() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(session -> {
            insertThrough(sessions.dataSource(), 1);
            assertThat(pool.borrowed()).isEqualTo(1);
            assertThat(pool.committed()).isEmpty();
            assertThat(session.connection().isClosed()).isFalse();
        });

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void returnsPlainConnectionOutsideSession() throws SQLException {
        insertThrough(pool.sessions().dataSource(), 1);

        assertThat(pool.committed()).containsExactly(1);
        try (Connection plain = pool.sessions().dataSource().getConnection()) {
            assertThat(plain.getClass().getName()).contains("hikari");
        }
    }

    @Test
    void ignoresCommit() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(session -> {
            try (Connection loan = sessions.dataSource().getConnection()) {
                assertThat(loan.getAutoCommit()).isTrue();
                loan.setAutoCommit(false);
                assertThat(loan.getAutoCommit()).isFalse();
                insert(loan, 1);
                loan.commit();
                loan.setAutoCommit(true);
            }
            assertThat(pool.committed()).isEmpty();
        });

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void rollbackMarksSessionRollbackOnlyWithLocation() throws SQLException {
        Sessions sessions = pool.sessions();

        assertThatThrownBy(() -> sessions.run(session -> {
                    insert(session, 1);
                    try (Connection loan = sessions.dataSource().getConnection()) {
                        loan.setAutoCommit(false);
                        insert(loan, 2);
                        loan.rollback();
                    }
                }))
                .isInstanceOf(RollbackOnlyException.class)
                .cause()
                .satisfies(cause -> assertThat(cause.getStackTrace())
                        .anySatisfy(frame -> assertThat(frame.getFileName()).isEqualTo("BoundViewTest.java")));

        assertThat(pool.committed()).isEmpty();
    }

    @Test
    void closeWithUncommittedWorkMarksSessionRollbackOnly() throws SQLException {
        Sessions sessions = pool.sessions();

        assertThatThrownBy(() -> sessions.run(session -> {
                    Connection loan = sessions.dataSource().getConnection();
                    loan.setAutoCommit(false);
                    insert(loan, 1);
                    loan.close();
                }))
                .isInstanceOf(RollbackOnlyException.class);
    }

    @Test
    void rollbackWithoutWorkHasNoEffect() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(session -> {
            try (Connection loan = sessions.dataSource().getConnection()) {
                loan.rollback();
                loan.setAutoCommit(false);
                loan.rollback();
            }
            insert(session, 1);
        });

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void supportsSavepoints() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(session -> {
            try (Connection loan = sessions.dataSource().getConnection()) {
                loan.setAutoCommit(false);
                insert(loan, 1);
                var savepoint = loan.setSavepoint();
                insert(loan, 2);
                loan.rollback(savepoint);
                loan.commit();
            }
        });

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void rejectsSessionPropertiesUnlessUnchanged() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(session -> {
            try (Connection loan = sessions.dataSource().getConnection()) {
                loan.setTransactionIsolation(loan.getTransactionIsolation());
                loan.setReadOnly(false);
                assertThatThrownBy(() -> loan.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("sessions.scope(...).isolation(...)");
                assertThatThrownBy(() -> loan.setReadOnly(true)).hasMessageContaining("readOnly");
            }
            assertThatThrownBy(() -> sessions.dataSource().getConnection("sa", ""))
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
        });
    }

    @Test
    void rejectsUseOfClosedLoanAndAfterSessionEnd() throws Exception {
        Sessions sessions = pool.sessions();
        Connection[] kept = new Connection[1];
        sessions.run(session -> {
            Connection loan = sessions.dataSource().getConnection();
            loan.close();
            loan.close();
            assertThat(loan.isClosed()).isTrue();
            assertThat(loan.isValid(1)).isFalse();
            assertThatThrownBy(loan::createStatement).isInstanceOf(SQLException.class);

            kept[0] = sessions.dataSource().getConnection();
            OtherThread.call(() -> {
                assertThatThrownBy(kept[0]::createStatement)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("thread \"other\"");
                return null;
            });
        });

        assertThat(kept[0].isClosed()).isTrue();
        assertThatThrownBy(kept[0]::createStatement)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("[closed ");
        kept[0].close();
    }

    @Test
    void statementsReturnTheLoanAsConnection() throws SQLException {
        Sessions sessions = pool.sessions();
        sessions.run(session -> {
            try (Connection loan = sessions.dataSource().getConnection();
                    Statement statement = loan.createStatement()) {
                statement.getConnection().close();
                assertThat(loan.isClosed()).isTrue();
            }
            insert(session, 1);
        });

        assertThat(pool.committed()).containsExactly(1);
    }

    @Test
    void appliesDeadlineOfSession() throws SQLException {
        AtomicLong now = new AtomicLong();
        Sessions sessions = Sessions.builder(pool.dataSource())
                .timeout(Duration.ofSeconds(10))
                .nanoClock(now::get)
                .build();

        assertThatThrownBy(() -> sessions.run(session -> {
                    now.set(Duration.ofSeconds(10).toNanos());
                    insertThrough(sessions.dataSource(), 1);
                }))
                .isInstanceOf(java.sql.SQLTimeoutException.class);
    }

    @Test
    void unwrapsToUnderlyingDataSource() throws SQLException {
        DataSource bound = pool.sessions().dataSource();
        assertThat(bound.isWrapperFor(HikariDataSource.class)).isTrue();
        assertThat(bound.unwrap(HikariDataSource.class)).isSameAs(pool.dataSource());
        assertThat(bound.unwrap(DataSource.class)).isSameAs(bound);
        assertThat(bound.getLoginTimeout()).isEqualTo(pool.dataSource().getLoginTimeout());
        assertThat(bound).hasToString("sessions over com.zaxxer.hikari.HikariDataSource");
    }

    private static void insertThrough(DataSource dataSource, int id) throws SQLException {
        try (Connection loan = dataSource.getConnection()) {
            insert(loan, id);
        }
    }
}

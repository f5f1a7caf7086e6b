package io.sessionaudit.scope;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Failures outside the body: which exception is thrown, which steps still run, and that the thread is free afterwards.
 */
class FailureTest {

    private final StubDatabase database = new StubDatabase();
    private final Sessions sessions = database.sessions();

    private final IOException bodyFailure = new IOException("body");
    private final SQLException commitFailure = new SQLException("commit");
    private final SQLException rollbackFailure = new SQLException("rollback");
    private final SQLException restoreFailure = new SQLException("setAutoCommit");
    private final SQLException abortFailure = new SQLException("abort");
    private final SQLException closeFailure = new SQLException("close");

    @AfterEach
    void theNextSessionOfTheThreadIsAFreshOne() throws SQLException {
        assertThat(sessions.isActive()).isFalse();
        assertThat(ThreadLocals.ofSessions()).isEmpty();

        database.repaired();
        sessions.run(session -> {});

        assertThat(database.calls())
                .containsExactly(
                        "getConnection",
                        "getAutoCommit",
                        "setAutoCommit(false)",
                        "commit",
                        "setAutoCommit(true)",
                        "close");
    }

    @Test
    void getConnectionFails() {
        SQLException refused = new SQLException("no connection left");
        database.failing("getConnection", refused);

        assertThat(thrownByRun()).isSameAs(refused);
        assertThatThrownBy(sessions::open).isSameAs(refused);
    }

    @Test
    void getConnectionReturnsNull() {
        DataSource broken = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> null);

        assertThatThrownBy(() -> Sessions.of(broken).open())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("returned null");
    }

    @Test
    void returnsConnectionIfDisablingAutoCommitFails() {
        database.failing("setAutoCommit", restoreFailure).failing("close", closeFailure);

        assertThat(thrownByRun()).isSameAs(restoreFailure).hasSuppressedException(closeFailure);
        assertThat(database.calls()).endsWith("close");
    }

    @Test
    void rollsBackIfCommitFails() {
        database.failing("commit", commitFailure);

        assertThat(thrownByRun()).isSameAs(commitFailure).hasNoSuppressedExceptions();
        assertThat(database.calls())
                .endsWith("commit", "isClosed", "isValid", "rollback", "setAutoCommit(true)", "close");
    }

    @Test
    void reportsCommitFailureIfAllLaterStepsFail() {
        database.failing("commit", commitFailure)
                .failing("rollback", rollbackFailure)
                .failing("abort", abortFailure)
                .failing("close", closeFailure);

        assertThat(thrownByRun()).isSameAs(commitFailure);
        assertThat(commitFailure.getSuppressed()).containsExactly(rollbackFailure, abortFailure, closeFailure);
    }

    @Test
    void rejectsCommitAfterCaughtCommitFailure() {
        database.failing("commit", commitFailure);

        assertThatThrownBy(() -> sessions.run(session -> {
                    catchThrowable(session::commit);
                    database.repaired();
                }))
                .isInstanceOf(RollbackOnlyException.class)
                .hasCause(commitFailure);
        assertThat(database.calls()).doesNotContain("commit");
    }

    @Test
    void bodyFailureIsPrimaryIfRollbackFails() {
        database.failing("rollback", rollbackFailure);

        assertThat(thrownByFailingBody()).isSameAs(bodyFailure);
        assertThat(bodyFailure.getSuppressed()).containsExactly(rollbackFailure);
    }

    @Test
    void abortsConnectionIfRollbackFailsAndKeepsAutoCommitOff() {
        database.failing("rollback", rollbackFailure);

        thrownByFailingBody();

        assertThat(database.calls()).endsWith("setAutoCommit(false)", "rollback", "abort", "close");
    }

    @Test
    void closesConnectionIfRestoringAutoCommitFails() {
        Throwable thrown = catchThrowable(() -> sessions.run(session -> {
            database.failing("setAutoCommit", restoreFailure);
            throw bodyFailure;
        }));

        assertThat(thrown).isSameAs(bodyFailure).hasSuppressedException(restoreFailure);
        assertThat(database.calls()).endsWith("rollback", "setAutoCommit(true)", "close");
    }

    @Test
    void bodyFailureIsPrimaryIfCloseFails() {
        database.failing("close", closeFailure);

        assertThat(thrownByFailingBody()).isSameAs(bodyFailure);
        assertThat(bodyFailure.getSuppressed()).containsExactly(closeFailure);
    }

    @Test
    void reportsThatWorkIsCommittedIfCloseFails() {
        database.failing("close", closeFailure);

        assertThat(thrownByRun())
                .isInstanceOf(SQLException.class)
                .hasCause(closeFailure)
                .hasMessageContaining("was committed, but")
                .extracting(thrown -> ((SQLException) thrown).getSQLState())
                .isEqualTo("01002");
    }

    @Test
    void closeAttemptsEveryStepAndFirstFailureIsPrimary() throws SQLException {
        Session session = sessions.open();
        database.failing("setAutoCommit", restoreFailure).failing("close", closeFailure);

        assertThatThrownBy(session::close).isSameAs(restoreFailure).hasSuppressedException(closeFailure);
        assertThat(database.calls()).endsWith("rollback", "setAutoCommit(true)", "close");
    }

    @Test
    void secondCloseAfterFailedCloseDoesNothing() throws SQLException {
        Session session = sessions.open();
        database.failing("close", closeFailure);
        catchThrowable(session::close);

        session.close();

        assertThat(database.calls()).containsOnlyOnce("close");
    }

    @Test
    void treatsDriverErrorLikeException() throws SQLException {
        Error linkage = new NoClassDefFoundError("driver");
        RuntimeException bug = new IllegalStateException("driver");
        Session session = sessions.open();
        database.failing("rollback", linkage).failing("close", bug);

        assertThatThrownBy(session::close).isSameAs(linkage).hasSuppressedException(bug);
    }

    @Test
    void doesNotSuppressExceptionInItself() {
        database.failing("commit", commitFailure)
                .failing("rollback", commitFailure)
                .failing("close", commitFailure);

        assertThat(thrownByRun()).isSameAs(commitFailure).hasNoSuppressedExceptions();
    }

    @Test
    void failedRollbackByBodyPreventsCommit() {
        database.failing("rollback", rollbackFailure);

        assertThatThrownBy(() -> sessions.run(session -> {
                    catchThrowable(session::rollback);
                    database.repaired();
                }))
                .isInstanceOf(RollbackOnlyException.class)
                .hasCause(rollbackFailure);
    }

    private Throwable thrownByRun() {
        return catchThrowable(() -> sessions.run(session -> {}));
    }

    private Throwable thrownByFailingBody() {
        return catchThrowable(() -> sessions.run(session -> {
            throw bodyFailure;
        }));
    }
}

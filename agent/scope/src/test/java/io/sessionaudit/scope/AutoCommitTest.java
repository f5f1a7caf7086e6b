package io.sessionaudit.scope;

import java.io.IOException;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The order in which autocommit is disabled and restored: in the wrong order, JDBC commits implicitly. */
class AutoCommitTest {

    private final StubDatabase database = new StubDatabase();
    private final Sessions sessions = database.sessions();

    @Test
    void isOffDuringSessionAndRestoredBetweenCommitAndClose() throws SQLException {
        sessions.run(session -> database.calls().add("body"));

        assertThat(database.calls())
                .containsExactly(
                        "getConnection",
                        "getAutoCommit",
                        "setAutoCommit(false)",
                        "body",
                        "commit",
                        "setAutoCommit(true)",
                        "close");
    }

    @Test
    void isRestoredAfterRollbackOfFailure() {
        catchThrowable(() -> sessions.run(session -> {
            throw new IOException("body");
        }));

        assertThat(database.calls()).endsWith("setAutoCommit(false)", "rollback", "setAutoCommit(true)", "close");
    }

    @Test
    void openSessionRollsBackBeforeRestoreEvenAfterCommit() throws SQLException {
        try (Session session = sessions.open()) {
            session.commit();
        }

        assertThat(database.calls()).endsWith("commit", "rollback", "setAutoCommit(true)", "close");
    }

    @Test
    void staysOffIfConnectionArrivesWithAutoCommitOff() throws SQLException {
        database.arrivingWithAutoCommit(false);

        sessions.run(session -> {});

        assertThat(database.calls()).containsExactly("getConnection", "getAutoCommit", "commit", "close");
    }

    @Test
    void rollbackByBodyCausesOneRollback() throws SQLException {
        sessions.run(Session::setRollbackOnly);

        assertThat(database.calls()).endsWith("setAutoCommit(false)", "rollback", "setAutoCommit(true)", "close");
    }

    @Test
    void joinedSessionChangesNothing() throws SQLException {
        sessions.run(outer -> {
            database.calls().clear();
            sessions.run(Session::commit);
            assertThat(database.calls()).isEmpty();
        });
    }
}

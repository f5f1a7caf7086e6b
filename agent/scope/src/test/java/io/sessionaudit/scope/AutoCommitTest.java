package io.sessionaudit.scope;

import java.io.IOException;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The order in which a connection is made transactional and given back: in the wrong order, JDBC commits by itself. */
class AutoCommitTest {

    private final StubDatabase database = new StubDatabase();
    private final Sessions sessions = database.sessions();

    @Test
    void itIsOffForTheSessionAndRestoredBetweenCommitAndClose() throws SQLException {
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
    void itIsRestoredOnlyAfterTheRollbackOfAFailure() {
        catchThrowable(() -> sessions.run(session -> {
            throw new IOException("body");
        }));

        assertThat(database.calls()).endsWith("setAutoCommit(false)", "rollback", "setAutoCommit(true)", "close");
    }

    @Test
    void anOpenedSessionRollsBackBeforeItIsRestoredEvenAfterACommit() throws SQLException {
        try (Session session = sessions.open()) {
            session.commit();
        }

        assertThat(database.calls()).endsWith("commit", "rollback", "setAutoCommit(true)", "close");
    }

    @Test
    void aConnectionThatArrivesWithItOffKeepsItOff() throws SQLException {
        database.arrivingWithAutoCommit(false);

        sessions.run(session -> {});

        assertThat(database.calls()).containsExactly("getConnection", "getAutoCommit", "commit", "close");
    }

    @Test
    void aBodyThatWantsRollbackEndsInOneRollback() throws SQLException {
        sessions.run(Session::setRollbackOnly);

        assertThat(database.calls()).endsWith("setAutoCommit(false)", "rollback", "setAutoCommit(true)", "close");
    }

    @Test
    void aJoinedSessionTouchesNothing() throws SQLException {
        sessions.run(outer -> {
            database.calls().clear();
            sessions.run(Session::commit);
            assertThat(database.calls()).isEmpty();
        });
    }
}

package io.sessionaudit.scope;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommitOutcomeTest {

    private final StubDatabase database = new StubDatabase();

    @ParameterizedTest
    @ValueSource(strings = {"08S01", "08006", "08003", "57P01"})
    void outcomeIsUnknownIfCommitLosesConnection(String state) {
        SQLException lost = new SQLException("link failure", state);
        database.failing("commit", lost);

        assertThatThrownBy(() -> database.sessions().run(session -> {}))
                .isInstanceOf(CommitOutcomeUnknownException.class)
                .hasCause(lost)
                .extracting(unknown -> ((SQLException) unknown).getSQLState())
                .isEqualTo("08007");
    }

    @Test
    void outcomeIsUnknownByTypeOfDriverException() {
        database.failing("commit", new SQLRecoverableException("Oracle says so"));

        assertThatThrownBy(() -> database.sessions().run(session -> {}))
                .isInstanceOf(CommitOutcomeUnknownException.class);
    }

    @Test
    void outcomeIsUnknownIfConnectionDoesNotRespondAfterCommit() {
        database.failing("commit", new SQLException("?", "HY000")).failing("isValid", new SQLException("no answer"));

        assertThatThrownBy(() -> database.sessions().run(session -> {}))
                .isInstanceOf(CommitOutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "23505", "HY000"})
    void rethrowsCommitFailureOfTheDatabase(String state) {
        SQLException refused = new SQLException("refused", state);
        database.failing("commit", refused);

        assertThatThrownBy(() -> database.sessions().run(session -> {})).isSameAs(refused);
    }

    @Test
    void unknownOutcomeIsNotRetriedAndRunsOnlyCloseHook() {
        database.failing("commit", new SQLException("link failure", "08S01"));
        List<String> ran = new ArrayList<>();

        assertThatThrownBy(() -> database.sessions()
                        .scope("pay")
                        .retry(Retry.attempts(5))
                        .run(session -> {
                            ran.add("body");
                            session.afterCommit(() -> ran.add("committed"));
                            session.afterRollback(() -> ran.add("rolled back"));
                            session.afterClose(() -> ran.add("closed"));
                        }))
                .isInstanceOf(CommitOutcomeUnknownException.class);

        assertThat(ran).containsExactly("body", "closed");
    }
}

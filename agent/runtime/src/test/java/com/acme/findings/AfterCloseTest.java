package com.acme.findings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.finding.FindingKind;
import io.sessionaudit.core.finding.Severity;
import io.sessionaudit.runtime.support.Databases;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.support.Rendered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AfterCloseTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private final HikariDataSource pool = Databases.hikari();

    /** A use of what has been closed. */
    interface Use {
        void of(Connection connection) throws SQLException;
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    static Stream<Use> uses() {
        return Stream.of(
                Connection::createStatement,
                Connection::commit,
                Connection::rollback,
                Connection::getMetaData,
                connection -> connection.prepareStatement("SELECT 1"),
                connection -> connection.setAutoCommit(false));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void aUseAfterCloseIsFoundOnce(Use use) throws SQLException {
        Connection connection = pool.getConnection();
        connection.close();
        assertThatThrownBy(() -> use.of(connection)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> use.of(connection)).isInstanceOf(SQLException.class);
        assertThat(audit.kinds()).containsExactly(FindingKind.USE_AFTER_CLOSE);
        Rendered finding = Rendered.of(audit.findings().get(0));
        assertThat(finding.text()).contains("was used at com.acme.findings.AfterCloseTest");
        assertThat(finding.evidence())
                .containsKeys("call_frames", "closed_ms")
                .containsEntry("failure", "java.sql.SQLException");
    }

    @Test
    void theSecondFindingOfASourceShowsTheCloseAsWell() throws SQLException {
        for (int i = 0; i < 2; i++) {
            Connection connection = pool.getConnection();
            connection.close();
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThat(Rendered.of(audit.findings().get(0)).evidence()).doesNotContainKey("closing_frames");
        assertThat(Rendered.of(audit.findings().get(1)).evidence()).containsKey("closing_frames");
    }

    @Test
    void aStatementOutlivesItsSessionInVain() throws SQLException {
        Connection connection = Databases.h2().getConnection();
        PreparedStatement statement = connection.prepareStatement("SELECT 1");
        statement.execute();
        connection.close();
        assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class);
        assertThat(audit.kinds()).containsExactly(FindingKind.USE_AFTER_CLOSE);
        statement.close();
    }

    @Test
    void closingTwiceIsWorthKnowing() throws SQLException {
        Connection connection = pool.getConnection();
        connection.close();
        connection.close();
        connection.close();
        assertThat(audit.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.DOUBLE_CLOSE);
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(Rendered.of(finding).text()).contains("closed again at com.acme.findings.AfterCloseTest");
        });
    }

    @Test
    void questionsAfterCloseAndLateClosesOfStatementsAreLawful() throws SQLException {
        Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement("SELECT 1");
        connection.close();
        statement.close();
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        assertThat(connection.isWrapperFor(Connection.class)).isTrue();
        connection.abort(Runnable::run);
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void whatAnAbortHasTakenAwayIsNoMisuse() throws SQLException {
        Connection connection = pool.getConnection();
        OtherThread.named("watchdog", () -> connection.abort(Runnable::run));
        connection.close();
        assertThatThrownBy(connection::createStatement).isInstanceOf(SQLException.class);
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void whatAnotherThreadHasClosedIsOnlyWorthKnowing() throws SQLException {
        Connection connection = pool.getConnection();
        OtherThread.named("shutdown", connection::close);
        assertThatThrownBy(connection::createStatement).isInstanceOf(SQLException.class);
        assertThat(audit.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
    }
}

package com.acme.findings;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.finding.FindingKind;
import io.sessionaudit.runtime.support.Databases;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.support.Rendered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class PoolCloseTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    @Test
    void whatIsOpenWhenItsPoolIsClosedIsUnclosed() throws SQLException {
        HikariDataSource pool = Databases.hikari();
        Connection forgotten = pool.getConnection();
        pool.close();
        pool.close();
        assertThat(audit.kinds()).containsExactly(FindingKind.UNCLOSED_AT_POOL_CLOSE);
        assertThat(Rendered.of(audit.findings().get(0)).text())
                .contains("was still open when its pool was closed at com.acme.findings.PoolCloseTest");
        forgotten.close();
    }

    @Test
    void aPoolThatHasGotEverythingBackAndAnotherPoolsSessionsAreInOrder() throws SQLException {
        HikariDataSource pool = Databases.hikari();
        pool.getConnection().close();
        try (HikariDataSource other = Databases.hikari();
                Connection open = other.getConnection()) {
            pool.close();
            assertThat(open.isClosed()).isFalse();
        }
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void readingRowsIsUse() throws SQLException {
        try (HikariDataSource pool = Databases.hikari();
                Connection connection = pool.getConnection()) {
            Databases.createTable(connection);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM item")) {
                int before = calls();
                assertThat(rows.next()).isTrue();
                assertThat(rows.next()).isTrue();
                assertThat(calls()).isEqualTo(before + 2);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT * FROM item");
                try (ResultSet rows = statement.getResultSet()) {
                    int before = calls();
                    assertThat(rows.next()).isTrue();
                    assertThat(calls()).isEqualTo(before + 1);
                }
            }
        }
    }

    private int calls() {
        int[] calls = {0};
        audit.open().forEach(session -> calls[0] += session.calls());
        return calls[0];
    }
}

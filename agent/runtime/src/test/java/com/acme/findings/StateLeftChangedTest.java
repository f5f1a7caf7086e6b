package com.acme.findings;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.support.Databases;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.support.Rendered;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class StateLeftChangedTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private final HikariDataSource pool = Databases.hikari();

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void reportsSchemaThatTheNextBorrowerGets() throws SQLException {
        pool.setMaximumPoolSize(1);
        try (Connection connection = pool.getConnection()) {
            connection.setSchema("INFORMATION_SCHEMA");
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.STATE_LEFT_CHANGED);
        assertThat(Rendered.of(audit.findings().get(0)).evidence())
                .containsEntry("property", "schema")
                .containsEntry("from", "PUBLIC")
                .containsEntry("to", "INFORMATION_SCHEMA");
        try (Connection next = pool.getConnection()) {
            assertThat(next.getSchema()).isEqualTo("INFORMATION_SCHEMA");
        }
    }

    @Test
    void ignoresRestoredSchemaAndPropertiesThatThePoolResets() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setSchema("INFORMATION_SCHEMA");
            connection.setSchema("PUBLIC");
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(false);
        }
        assertThat(audit.findings()).isEmpty();
    }

    /** Two faults: the next borrower gets both the uncommitted changes and the changed mode. */
    @Test
    void reportsAutoCommitLeftOffInAdditionToUncommittedChanges() throws SQLException {
        PoolProperties properties = new PoolProperties();
        properties.setUrl(Databases.h2().getURL());
        properties.setUsername("sa");
        properties.setDriverClassName("org.h2.Driver");
        properties.setInitialSize(1);
        DataSource tomcat = new DataSource(properties);
        try (Connection connection = tomcat.getConnection()) {
            Databases.createTable(connection);
            connection.setAutoCommit(false);
            connection.createStatement().executeUpdate("DELETE FROM item");
        } finally {
            tomcat.close();
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.UNCOMMITTED_CLOSE, FindingKind.STATE_LEFT_CHANGED);
        assertThat(Rendered.of(audit.findings().get(1)).evidence())
                .containsEntry("property", "autocommit")
                .containsEntry("to", "false");
    }

    /** H2 has no read-only connections and one catalog, so the requested values have no effect. */
    @Test
    void ignoresPropertiesThatTheDriverIgnores() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setReadOnly(true);
            connection.setCatalog("elsewhere");
        }
        assertThat(audit.findings()).isEmpty();
    }
}

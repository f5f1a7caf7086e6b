package com.acme.findings;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import com.acme.ForwardingDataSource;
import com.acme.support.Databases;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.support.Rendered;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** DBCP2 borrows from a second pool inside the one that is configured and closed: the inner pool is the lender. */
class PoolBehindPoolTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private final BasicDataSource pool = pool();

    private static BasicDataSource pool() {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(Databases.h2().getURL());
        pool.setUsername("sa");
        pool.setMaxTotal(1);
        pool.setMaxWait(Duration.ofMillis(20));
        return pool;
    }

    @AfterEach
    void closePool() throws SQLException {
        pool.close();
    }

    @Test
    void reportsIsolationLeftChangedIfPoolHasNoDefault() throws SQLException {
        leaveSerializable(pool);
        assertThat(audit.kinds()).containsExactly(FindingKind.STATE_LEFT_CHANGED);
        assertThat(nextIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
    }

    @Test
    void ignoresPropertyThatThePoolResetsToItsDefault() throws SQLException {
        pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        leaveSerializable(pool);
        assertThat(nextIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void recognizesDefaultBehindWrapper() throws SQLException {
        pool.setDefaultSchema("PUBLIC");
        DataSource wrapper = new ForwardingDataSource(pool);
        try (Connection connection = wrapper.getConnection()) {
            connection.setSchema("INFORMATION_SCHEMA");
        }
        try (Connection next = wrapper.getConnection()) {
            assertThat(next.getSchema()).isEqualTo("PUBLIC");
        }
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void reportsOpenSessionsWhenPoolCloses() throws SQLException {
        Connection forgotten = pool.getConnection();
        pool.close();
        assertThat(audit.kinds()).containsExactly(FindingKind.UNCLOSED_AT_POOL_CLOSE);
        forgotten.close();
    }

    @Test
    void reportsOpenSessionsWhenWrappedPoolCloses() throws SQLException {
        Connection forgotten = new ForwardingDataSource(new ForwardingDataSource(pool)).getConnection();
        pool.close();
        assertThat(audit.kinds()).containsExactly(FindingKind.UNCLOSED_AT_POOL_CLOSE);
        forgotten.close();
    }

    /** DBCP2 closes itself to restart; borrowed connections stay usable and are closed when they are returned. */
    @Test
    void ignoresOpenSessionsWhenPoolRestarts() throws SQLException {
        try (Connection open = pool.getConnection()) {
            pool.restart();
            assertThat(open.isValid(1)).isTrue();
        }
        pool.getConnection().close();
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void reportsExhaustionForThePoolWithALimit() throws SQLException {
        DataSource wrapper = new ForwardingDataSource(pool);
        for (DataSource dataSource : new DataSource[] {pool, wrapper}) {
            try (Connection held = dataSource.getConnection()) {
                assertThatThrownBy(dataSource::getConnection).isInstanceOf(SQLException.class);
                assertThat(held.isClosed()).isFalse();
            }
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.SELF_DEADLOCK, FindingKind.SELF_DEADLOCK);
        assertThat(Rendered.of(audit.findings().get(0)).evidence()).containsEntry("sufficient_size", 2);
    }

    private static void leaveSerializable(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        }
    }

    private int nextIsolation() throws SQLException {
        try (Connection next = pool.getConnection()) {
            return next.getTransactionIsolation();
        }
    }
}

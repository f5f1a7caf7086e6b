package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.PooledConnection;

import com.acme.InheritingDataSource;
import com.acme.LazyDataSource;
import com.acme.PooledSource;
import com.acme.SpecialDataSource;
import com.acme.support.Databases;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.runtime.support.RecordingAudit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Ways to obtain a connection other than {@code DataSource.getConnection}. */
class EntriesTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    @Test
    void recordsHandlesOfPooledConnectionUnderItsSource() throws SQLException {
        PooledConnection pooled = new PooledSource(Databases.h2()).getPooledConnection();
        assertThat(audit.open().count()).as("the physical connection").isZero();
        pooled.getConnection().close();
        pooled.getConnection().close();
        pooled.close();
        assertThat(audit.sessions()).hasSize(2);
        assertThat(audit.sessions().stream().map(Session::source).distinct())
                .singleElement()
                .satisfies(source -> assertThat(source.className()).isEqualTo(PooledSource.class.getName()));
    }

    @Test
    void recordsHandlesOfXaConnection() throws SQLException {
        var pooled = Databases.h2().getXAConnection();
        pooled.getConnection().close();
        pooled.getConnection().close();
        pooled.close();
        assertThat(audit.sessions()).hasSize(2);
    }

    @Test
    void recordsBuiltConnectionUnderSourceOfTheBuilder() throws SQLException {
        PooledSource source = new PooledSource(Databases.h2());
        source.createConnectionBuilder().build().close();
        source.getConnection().close();
        assertThat(audit.sessions()).hasSize(2);
        assertThat(audit.sessions().get(0).source())
                .isSameAs(audit.sessions().get(1).source());
    }

    @Test
    void recordsSessionsOfSourceWithCovariantReturnType() throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            new SpecialDataSource(pool).getConnection().close();
        }
        assertThat(audit.sessions())
                .singleElement()
                .satisfies(session -> assertThat(session.source().name()).isEqualTo("test-pool"));
    }

    @Test
    void recordsSessionsOfSourceWithInheritedMethod() throws SQLException {
        new InheritingDataSource(Databases.h2()).getConnection().close();
        assertThat(audit.sessions())
                .singleElement()
                .satisfies(session ->
                        assertThat(session.source().className()).isEqualTo(InheritingDataSource.class.getName()));
    }

    @Test
    void doesNotFetchLazyConnection() throws SQLException {
        LazyDataSource lazy = new LazyDataSource(Databases.h2());
        lazy.getConnection().close();
        assertThat(lazy.fetched()).isZero();
        assertThat(audit.sessions())
                .singleElement()
                .satisfies(session -> assertThat(session.source().name()).isEqualTo("LazyDataSource"));
    }

    @Test
    void recordsNoSessionForConnectionFetchedByLazyOne() throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            LazyDataSource lazy = new LazyDataSource(pool);
            try (Connection connection = lazy.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                }
            }
            assertThat(lazy.fetched()).isEqualTo(1);
        }
        assertThat(audit.sessions()).singleElement().satisfies(session -> {
            assertThat(session.source().name()).isEqualTo("test-pool");
            assertThat(session.statements()).isEqualTo(1);
        });
        assertThat(audit.findings()).isEmpty();
    }
}

package io.sessionaudit.runtime.listen;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.Proxies;
import com.acme.SupplyingDataSource;
import com.acme.support.Databases;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.runtime.support.RecordingAudit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SessionEndTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    @Test
    void firstCloseEndsSessionAndSecondDoesNothing() throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            Connection connection = pool.getConnection();
            connection.close();
            connection.close();
        }
        assertThat(audit.sessions()).hasSize(1);
    }

    @Test
    void abortEndsSession() throws SQLException {
        Connection connection = Databases.h2().getConnection();
        connection.abort(Runnable::run);
        assertThat(audit.sessions()).singleElement().extracting(Session::state).isEqualTo(SessionEnd.ABORTED);
        connection.close();
        assertThat(audit.sessions()).hasSize(1);
    }

    @Test
    void closeThatThrowsEndsSessionAndRethrows() throws SQLException {
        DataSource source = new SupplyingDataSource(() -> Proxies.proxy((proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                throw new SQLException("the network is down");
            }
            return null;
        }));
        Connection connection = source.getConnection();
        assertThatThrownBy(connection::close).hasMessage("the network is down");
        assertThat(audit.sessions()).hasSize(1);
    }

    @Test
    void countsStatementsCommitsAndRollbacksOnce() throws SQLException {
        try (HikariDataSource pool = Databases.hikari();
                Connection connection = pool.getConnection()) {
            Databases.createTable(connection);
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM item WHERE id = ?")) {
                for (int id = 1; id <= 3; id++) {
                    statement.setInt(1, id);
                    try (ResultSet rows = statement.executeQuery()) {
                        assertThat(rows.next()).isTrue();
                    }
                }
            }
            connection.commit();
            connection.rollback();
            connection.rollback();
        }
        assertThat(audit.sessions()).singleElement().satisfies(session -> {
            assertThat(session.statements()).isEqualTo(5);
            assertThat(session.transaction().commits()).isEqualTo(1);
            assertThat(session.transaction().rollbacks()).isEqualTo(2);
            assertThat(session.lastSql()).isEqualTo("SELECT name FROM item WHERE id = ?");
        });
    }

    @Test
    void doesNotRetainClosedConnection() throws SQLException {
        Connection physical = Databases.h2().getConnection();
        DataSource source = new SupplyingDataSource(() -> Proxies.forwarding(physical));
        Connection borrowed = source.getConnection();
        WeakReference<Connection> reference = new WeakReference<>(borrowed);
        borrowed.close();
        borrowed = null;
        for (int i = 0; i < 50 && reference.get() != null; i++) {
            System.gc();
        }
        assertThat(reference.get()).isNull();
        assertThat(audit.sessions()).hasSize(1);
    }
}

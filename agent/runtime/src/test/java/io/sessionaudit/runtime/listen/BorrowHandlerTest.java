package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import com.acme.ForwardingDataSource;
import com.acme.OrderDesk;
import com.acme.Proxies;
import com.acme.SupplyingDataSource;
import com.acme.UnknownPool;
import com.acme.support.Databases;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.core.stack.SiteRegistry;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.support.Contents;
import io.sessionaudit.runtime.support.RecordingAudit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BorrowHandlerTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    @Test
    void recordsOneSessionPerBorrowAndNoPhysicalConnections() throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            for (int i = 0; i < 5; i++) {
                pool.getConnection().close();
            }
        }
        assertThat(audit.sessions()).hasSize(5).allSatisfy(session -> {
            assertThat(session.state()).isEqualTo(SessionEnd.CLOSED);
            assertThat(session.source().name()).isEqualTo("test-pool");
            assertThat(session.source().description().max()).isEqualTo(4);
        });
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void recordsSessionsOfDriverDataSource() throws SQLException {
        JdbcDataSource source = Databases.h2();
        source.getConnection().close();
        source.getConnection("sa", "").close();
        assertThat(audit.sessions()).hasSize(2);
        assertThat(audit.sessions().get(0).source().name())
                .startsWith("jdbc:h2:mem:")
                .doesNotContain(";");
    }

    @Test
    void recordsSessionsOfDriverManager() throws SQLException {
        DriverManager.getConnection("jdbc:h2:mem:one;USER=sa;PASSWORD=secret").close();
        assertThat(audit.sessions()).singleElement().satisfies(session -> {
            assertThat(session.source().className()).isEqualTo("java.sql.DriverManager");
            assertThat(session.source().name()).isEqualTo("jdbc:h2:mem:one");
        });
    }

    @Test
    void recordsNoSecondSessionForWrapperInFrontOfPool() throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            new ForwardingDataSource(new ForwardingDataSource(pool))
                    .getConnection()
                    .close();
        }
        assertThat(audit.sessions()).hasSize(1);
    }

    @Test
    void recordsOneSessionForPoolBehindManyWrappers() throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            DataSource outermost = pool;
            for (int i = 0; i < 100; i++) {
                outermost = new ForwardingDataSource(outermost);
            }
            outermost.getConnection().close();
        }
        assertThat(audit.sessions()).hasSize(1);
    }

    /** After a stack overflow the hook at the end of the borrow may not run. */
    @Test
    void endsBorrowWithMissedEndOnceTheStackShowsIt() throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            SessionAuditHooks.borrow(pool, pool.getClass().getName(), null);
            for (int i = 0; i < 10; i++) {
                pool.getConnection().close();
            }
            assertThat(audit.sessions()).as("the fourth checks the stack").hasSize(7);

            DataSource wrapper = new ForwardingDataSource(pool);
            SessionAuditHooks.borrow(wrapper, wrapper.getClass().getName(), null);
            for (int i = 0; i < 10; i++) {
                wrapper.getConnection().close();
            }
            assertThat(audit.sessions())
                    .as("the pool behind the wrapper is the lender")
                    .hasSize(17);
        }
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void recordsLaterSessionsAfterCallWithMissedEnd() throws SQLException {
        JdbcDataSource source = Databases.h2();
        JdbcDataSource other = Databases.h2();
        try (Connection first = source.getConnection()) {
            assertThat(SessionAuditHooks.call(Contents.of(first))).isInstanceOf(Session.class);
            for (int i = 0; i < 2; i++) {
                try (Connection second = other.getConnection();
                        Statement statement = second.createStatement()) {
                    statement.execute("SELECT 1");
                }
            }
            SessionAuditHooks.call(Contents.of(first));
            other.getConnection().close();
        }
        assertThat(audit.sessions()).extracting(Session::statements).containsExactlyInAnyOrder(1, 1, 0, 0);
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void recordsCallsOnLaterSessionsAfterCloseWithMissedEnd() throws SQLException {
        try (HikariDataSource pool = Databases.hikari();
                Connection first = pool.getConnection()) {
            Object token = SessionAuditHooks.close(Contents.of(first), first);
            try (HikariDataSource other = Databases.hikari();
                    Connection second = other.getConnection();
                    Statement statement = second.createStatement()) {
                statement.execute("SELECT 1");
            }
            SessionAuditHooks.closed(token, false, null);
        }
        assertThat(audit.sessions()).extracting(Session::statements).containsExactlyInAnyOrder(1, 0);
    }

    @Test
    void recordsSessionOfConnectionClosedAtOnce() throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            DataSource lazy = new SupplyingDataSource(() -> {
                Connection[] fetched = {null};
                return Proxies.proxy((proxy, method, arguments) -> {
                    if (fetched[0] == null) {
                        fetched[0] = pool.getConnection();
                    }
                    return method.invoke(fetched[0], arguments);
                });
            });
            lazy.getConnection().close();
        }
        assertThat(audit.sessions()).hasSize(1);
    }

    @Test
    void recordsOneSessionForConnectionBehindJdkProxy() throws SQLException {
        JdbcDataSource h2 = Databases.h2();
        DataSource proxying = new SupplyingDataSource(() -> Proxies.forwarding(h2.getConnection()));
        try (Connection connection = proxying.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
        assertThat(audit.sessions())
                .singleElement()
                .satisfies(session -> assertThat(session.statements()).isEqualTo(1));
    }

    @Test
    void recordsOneSessionIfOpenConnectionIsReturnedTwice() throws SQLException {
        Connection single = Databases.h2().getConnection();
        DataSource singleConnection = new SupplyingDataSource(() -> single);
        assertThat(singleConnection.getConnection()).isSameAs(singleConnection.getConnection());
        single.close();
        assertThat(audit.sessions()).hasSize(1);
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void recordsNewSessionIfConnectionIsReturnedAfterClose() throws SQLException {
        int[] closes = {0};
        Connection reused = Proxies.proxy((proxy, method, arguments) -> {
            closes[0] += method.getName().equals("close") ? 1 : 0;
            return null;
        });
        DataSource reusing = new SupplyingDataSource(() -> reused);
        reusing.getConnection().close();
        reusing.getConnection().close();
        assertThat(closes[0]).isEqualTo(2);
        assertThat(audit.sessions()).hasSize(2);
    }

    @Test
    void recordsNoSessionIfBorrowFailsAndKeepsAuditing() throws SQLException {
        DataSource failing = new SupplyingDataSource(() -> {
            throw new SQLException("no connection today");
        });
        assertThatThrownBy(failing::getConnection).hasMessage("no connection today");
        Databases.h2().getConnection().close();
        assertThat(audit.sessions()).hasSize(1);
    }

    @Test
    void recognizesUnknownPoolAtItsFirstCall() throws Exception {
        JdbcDataSource h2 = Databases.h2();
        UnknownPool pool = new UnknownPool(h2, 3);
        assertThat(audit.open().count()).as("treated as sessions at first").isEqualTo(3);
        for (int i = 0; i < 4; i++) {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(true);
            }
        }
        assertThat(audit.open().count())
                .as("recognized as connections of the pool")
                .isZero();
        assertThat(audit.sessions()).hasSize(4);
        assertThat(audit.findings()).isEmpty();
        UnknownPool second = new UnknownPool(h2, 2);
        assertThat(audit.open().count()).as("known from the start").isZero();
        second.shutDown();
        pool.shutDown();
        assertThat(audit.sessions()).hasSize(4);
    }

    @Test
    void recordsNoSessionForViewOfOpenSession() throws SQLException {
        try (HikariDataSource pool = Databases.hikari();
                Connection bound = pool.getConnection()) {
            Databases.createTable(bound);
            bound.setAutoCommit(false);
            DataSource transactionAware = new SupplyingDataSource(() -> Proxies.view(bound));
            for (int i = 0; i < 3; i++) {
                try (Connection view = transactionAware.getConnection();
                        Statement statement = view.createStatement()) {
                    statement.executeUpdate("UPDATE item SET name = 'x'");
                }
            }
            bound.commit();
        }
        assertThat(audit.sessions()).singleElement().satisfies(session -> {
            assertThat(session.source().name()).isEqualTo("test-pool");
            assertThat(session.statements()).isEqualTo(5);
        });
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void usesApplicationLineAsOpeningPlace() throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            OrderDesk.look(pool);
        }
        OrderDesk.look(Databases.h2());
        assertThat(audit.sessions())
                .hasSize(2)
                .allSatisfy(session -> assertThat(new SiteRegistry(10, BacktraceReader.UNREADABLE)
                                .of(session.openingStack())
                                .place())
                        .startsWith("com.acme.OrderDesk.look(OrderDesk.java:"));
    }

    @Test
    void measuresHeldTimeByTheAgentsClock() throws SQLException {
        try (Connection connection = Databases.h2().getConnection()) {
            assertThat(connection.isClosed()).isFalse();
            audit.clock().advance(Duration.ofSeconds(7));
        }
        Session session = audit.sessions().get(0);
        assertThat(session.closedNanos() - session.openedNanos())
                .isEqualTo(Duration.ofSeconds(7).toNanos());
    }
}

package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import com.acme.ForwardingDataSource;
import com.acme.LazyDataSource;
import com.acme.OwnPool;
import com.acme.Proxies;
import com.acme.SparePool;
import com.acme.SupplyingDataSource;
import com.acme.support.Databases;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.monitor.SessionMonitor;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.runtime.support.RecordingAudit;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sqlite.SQLiteDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The outermost known pool is the lender: data sources in front forward to it, connections behind are physical. */
class LenderTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    @Test
    void recordsSessionsUnderEachPoolBehindRoutingDataSource() throws SQLException {
        for (ThreadRule.Mode mode : List.of(ThreadRule.Mode.LOG, ThreadRule.Mode.REJECT)) {
            audit.install(mode);
            try (HikariDataSource east = pool("east");
                    HikariDataSource west = pool("west")) {
                Deque<HikariDataSource> keys = new ArrayDeque<>(List.of(east, west));
                ForwardingDataSource routing =
                        new SupplyingDataSource(() -> keys.remove().getConnection());
                try (Connection from = routing.getConnection();
                        Connection to = routing.getConnection()) {
                    assertThat(from).isNotSameAs(to);
                }
            }
            assertThat(sources()).containsExactlyInAnyOrder("east", "west");
            assertThat(audit.findings()).isEmpty();
        }
    }

    @Test
    void rejectsSecondSessionOfPoolBehindWrapper() throws SQLException {
        audit.install(ThreadRule.Mode.REJECT);
        try (HikariDataSource pool = Databases.hikari()) {
            ForwardingDataSource wrapper = new ForwardingDataSource(pool);
            try (Connection first = wrapper.getConnection();
                    Statement statement = first.createStatement()) {
                statement.execute("SELECT 1");
                assertThat(CompletableFuture.supplyAsync(() -> borrowFails(wrapper))
                                .join())
                        .isFalse();
                assertThat(borrowFails(wrapper)).isTrue();
            }
        }
    }

    @Test
    void sessionLastsUntilPoolConnectionIsClosed() throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            Connection[] bound = {null};
            ForwardingDataSource transactional = new SupplyingDataSource(() -> {
                bound[0] = pool.getConnection();
                return Proxies.view(bound[0]);
            });
            transactional.getConnection().close();
            assertThat(audit.open().count())
                    .as("closing the wrapper does nothing")
                    .isEqualTo(1);
            bound[0].close();
            assertThat(audit.open().count()).isZero();
        }
        assertThat(sources()).containsExactly("test-pool");
    }

    @Test
    void recordsNoSessionForPoolThatBorrowsFromAnotherPool() throws SQLException {
        try (HikariDataSource inner = pool("inner");
                HikariDataSource outer = over(new ForwardingDataSource(inner))) {
            outer.getConnection().close();
            inner.getConnection().close();
            assertThat(audit.open().count()).isZero();
        }
        assertThat(sources()).containsExactlyInAnyOrder("outer", "inner");
    }

    /** Before, the thread borrowed from the inner pool for the application, so the stack is not checked again. */
    @Test
    void monitorWithdrawsPhysicalConnectionRecordedAsSession() throws SQLException {
        try (HikariDataSource inner = pool("inner")) {
            inner.getConnection().close();
            try (HikariDataSource outer = over(inner)) {
                assertThat(audit.open().count()).as("outer's first connection").isEqualTo(1);
                new SessionMonitor(audit.open(), audit.clock(), RecordingAudit.LIMITS, audit::accept).scan();
                assertThat(audit.open().count()).isZero();
                try (Connection evicted = outer.getConnection()) {
                    outer.evictConnection(evicted);
                }
                outer.getConnection().close();
                assertThat(audit.open().count())
                        .as("from then on each stack is checked")
                        .isZero();
            }
        }
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void recordsNoSessionIfPoolConnectionIsNeverFetched() throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            LazyDataSource lazy = new LazyDataSource(pool);
            lazy.getConnection().close();
            try (Connection used = lazy.getConnection();
                    Statement statement = used.createStatement()) {
                statement.execute("SELECT 1");
            }
            lazy.getConnection().close();
        }
        assertThat(audit.sessions())
                .singleElement()
                .satisfies(session -> assertThat(session.statements()).isEqualTo(1));
    }

    @Test
    void recordsUnusedConnectionOfLendingSource() throws SQLException {
        ForwardingDataSource own = new SupplyingDataSource(() -> Proxies.forwarding(unpooled()));
        own.getConnection().close();
        try (Connection used = own.getConnection();
                Statement statement = used.createStatement()) {
            statement.execute("SELECT 1");
        }
        own.getConnection().close();
        assertThat(audit.sessions()).hasSize(3);
    }

    @Test
    void recordsNoSessionForConnectionsThatUnknownPoolOpensOnItsThread() throws SQLException {
        SparePool pool = new SparePool();
        pool.getConnection().close();
        CompletableFuture.runAsync(pool.new Filler()).join();
        assertThat(audit.open().count()).isZero();
        pool.shutDown();
        assertThat(audit.sessions()).hasSize(1);
        assertThat(audit.findings()).isEmpty();
    }

    /** Like pools inside libraries that use {@code DriverManager}. */
    @Test
    void reportsUnknownPoolIfConnectionMovesBetweenThreads() throws Exception {
        OwnPool pool = new OwnPool("jdbc:h2:mem:own-pool");
        pool.use();
        for (int i = 0; i < 2; i++) {
            Thread other = new Thread(pool::use);
            other.start();
            other.join();
        }
        assertThat(audit.open().count()).isZero();
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.unaudited())
                .singleElement()
                .asString()
                .contains("com.acme.OwnPool", "without lending a DataSource");
        pool.shutDown();
        assertThat(audit.sessions()).isEmpty();
    }

    private List<String> sources() {
        return audit.sessions().stream()
                .map(Session::source)
                .map(source -> source.name())
                .toList();
    }

    /** The table of libraries names these drivers: their data sources call no pool, so that no use has to prove it. */
    @Test
    void recordsUnusedSessionsOfDriversOfTheTable() throws SQLException {
        SQLiteDataSource sqlite = new SQLiteDataSource();
        sqlite.setUrl("jdbc:sqlite::memory:");
        JDBCDataSource hsqldb = new JDBCDataSource();
        hsqldb.setUrl("jdbc:hsqldb:mem:unused");
        for (DataSource source : List.of(sqlite, hsqldb)) {
            source.getConnection().close();
        }

        assertThat(audit.sessions()).hasSize(2);
        assertThat(audit.unknown()).isZero();
    }

    private static HikariDataSource pool(String name) {
        return Databases.hikari(name, 2);
    }

    private static HikariDataSource over(DataSource inner) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("outer");
        config.setDataSource(inner);
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private static boolean borrowFails(ForwardingDataSource source) {
        try {
            source.getConnection().close();
            return false;
        } catch (SQLException e) {
            return true;
        }
    }

    /** Like {@code Driver.connect}, which is no borrow because no data source is called. */
    private static Connection unpooled() throws SQLException {
        String url = "jdbc:h2:mem:unpooled";
        return DriverManager.getDriver(url).connect(url, new Properties());
    }
}

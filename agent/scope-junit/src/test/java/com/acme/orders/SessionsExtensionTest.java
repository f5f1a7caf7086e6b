package com.acme.orders;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.scope.Session;
import io.sessionaudit.scope.Sessions;
import io.sessionaudit.scope.junit.SessionsExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

/** Runs small test classes through the JUnit engine and checks their results. */
class SessionsExtensionTest {

    private static HikariDataSource pool;

    @BeforeAll
    static void openPool() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        config.setMaximumPoolSize(3);
        pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item (id INT PRIMARY KEY)");
        }
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @AfterEach
    void nothingIsLeftBehind() throws SQLException {
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(count(pool.getConnection())).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"insertsThroughSessions", "insertsThroughTheDataSource", "receivesItsSession", "mayRollBack"})
    void correctTestSucceedsAndIsRolledBack(String test) {
        run(test).assertStatistics(statistics -> statistics.succeeded(1));
    }

    @ParameterizedTest
    @CsvSource({
        "leavesAScopeOpen, a scope opened at com.acme.orders.SessionsExtensionTest$Orders.leavesAScopeOpen(",
        "leavesAScopeOpenInAThread, a connection borrowed at com.acme.orders.SessionsExtensionTest$Orders.open("
    })
    void leakingTestFailsWithTheLine(String test, String line) {
        run(test)
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(message(text -> text.contains(line)
                                && text.contains("SessionsExtensionTest.java:")
                                && text.contains("Use run or call")))));
    }

    @Test
    void failingAndLeakingTestFailsWithItsOwnFailureAndSuppressedLeak() {
        run("failsAndLeaks")
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                message("its own"),
                                org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed(
                                        0, message(text -> text.contains("The test leaks"))))));
    }

    private static Events run(String test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Orders.class, Orders.method(test)))
                .execute()
                .testEvents();
    }

    private static int count(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM item")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Not run on its own, because its name does not end in Test. */
    static class Orders {

        @RegisterExtension
        static final SessionsExtension database = SessionsExtension.on(() -> pool);

        static java.lang.reflect.Method method(String name) {
            for (java.lang.reflect.Method method : Orders.class.getDeclaredMethods()) {
                if (method.getName().equals(name)) {
                    return method;
                }
            }
            throw new IllegalArgumentException(name);
        }

        @Test
        void insertsThroughSessions(Sessions sessions) throws SQLException {
            sessions.run(session -> insert(session.connection()));
            assertThat(count(database.dataSource().getConnection())).isEqualTo(1);
        }

        @Test
        void insertsThroughTheDataSource() throws SQLException {
            try (Connection connection = database.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                insert(connection);
                connection.commit();
            }
            assertThat(count(database.dataSource().getConnection())).isEqualTo(1);
        }

        @Test
        void receivesItsSession(Session session) throws SQLException {
            assertThat(database.sessions().current()).isSameAs(session);
            assertThat(session.name()).startsWith("receivesItsSession");
            insert(session.connection());
        }

        @Test
        void mayRollBack(Session session) throws SQLException {
            database.sessions().run(Session::setRollbackOnly);
            insert(session.connection());
        }

        @Test
        void leavesAScopeOpen(Sessions sessions) throws SQLException {
            insert(sessions.open().connection());
        }

        @Test
        void leavesAScopeOpenInAThread() throws Exception {
            Thread thread = new Thread(Orders::open);
            thread.start();
            thread.join();
        }

        @Test
        void failsAndLeaks(Sessions sessions) throws SQLException {
            sessions.open();
            throw new IllegalStateException("its own");
        }

        private static void open() {
            try {
                insert(database.sessions().open().connection());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void insert(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO item VALUES (1)");
            }
        }
    }
}

package io.sessionaudit.runtime.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.acme.RecordingDriver;
import io.sessionaudit.core.jdbc.ConnectionState;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.session.Source;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Reading values of real pools and drivers; no other class is called, whether in front of a pool or behind it. */
class JdbcObjectsTest {
    private final Sources sources = new Sources();

    @ParameterizedTest
    @EnumSource
    void findsDriverConnectionBehindEachPool(RealPool each) throws Exception {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        DataSource pool = each.over("org.h2.Driver", url);
        try (Connection connection = pool.getConnection()) {
            Object physical = JdbcObjects.physicalOf(connection);
            assertThat(physical).isInstanceOf(JdbcConnection.class);
            assertThat(JdbcObjects.text(JdbcProperty.URL, physical)).isEqualTo(url);
            assertThat(JdbcObjects.slotOf(connection)).isNotNull();
            assertThat(JdbcObjects.autoCommitOf(connection))
                    .as("ebean's default is off")
                    .isEqualTo(each != RealPool.EBEAN);
            assertThat(ConnectionStates.read(ConnectionState.SCHEMA, connection))
                    .isEqualTo("PUBLIC");
            assertThat(ConnectionStates.read(ConnectionState.ISOLATION, connection))
                    .isEqualTo("read-committed");
            assertThat(ConnectionStates.read(ConnectionState.CATALOG, connection))
                    .as("H2 queries it")
                    .isNull();
            assertThat(JdbcObjects.serverIdOf(connection)).isEqualTo(-1);

            connection.setAutoCommit(false);
            assertThat(JdbcObjects.autoCommitOf(connection)).isFalse();
            assertThat(JdbcObjects.isClosed(connection)).isFalse();
            assertThat(JdbcObjects.canBeGivenBack(connection)).isTrue();
        } finally {
            each.close(pool);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsSizeOfEachPoolAndConnectionsInUseOfSome(RealPool each) throws Exception {
        DataSource pool = each.over("org.h2.Driver", "jdbc:h2:mem:" + UUID.randomUUID());
        try (Connection connection = pool.getConnection()) {
            Source source = sources.ofDataSource(pool);
            assertThat(connection).isNotNull();
            assertThat(source.limit()).isEqualTo(RealPool.SIZE);
            assertThat(source.inUse()).isEqualTo(each == RealPool.C3P0 || each == RealPool.EBEAN ? -1 : 1);
        } finally {
            each.close(pool);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void callsNothingOnUnknownDriverBehindPool(RealPool each) throws Exception {
        DataSource pool = each.over(RecordingDriver.class.getName(), RecordingDriver.PREFIX + UUID.randomUUID());
        try (Connection connection = pool.getConnection()) {
            List<String> before = RecordingDriver.calls();
            readAll(pool, connection);
            assertThat(RecordingDriver.calls()).isEqualTo(before);
            assertThat(JdbcObjects.autoCommitOf(connection)).isNull();
            Object slot = JdbcObjects.slotOf(connection);
            assertThat(each == RealPool.AGROAL || Proxy.isProxyClass(slot.getClass()))
                    .as("found, and compared by identity only: %s", slot.getClass())
                    .isTrue();
        } finally {
            each.close(pool);
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsNothingOnUnknownProxyInFrontOfPool(RealPool each) throws Exception {
        DataSource pool = each.over("org.h2.Driver", "jdbc:h2:mem:" + UUID.randomUUID());
        try (Connection connection = pool.getConnection()) {
            Connection front = RecordingDriver.recorded(Connection.class, connection);
            List<String> before = RecordingDriver.calls();
            readAll(RecordingDriver.recorded(DataSource.class, pool), front);
            assertThat(RecordingDriver.calls()).isEqualTo(before);
            assertThat(JdbcObjects.slotOf(front)).isNull();
            assertThat(JdbcObjects.canBeGivenBack(front)).isFalse();
        } finally {
            each.close(pool);
        }
    }

    @Test
    void callsNothingOnStrictMock() {
        Stream.of(Connection.class, DataSource.class).forEach(type -> {
            Object mock = Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        throw new AssertionError("unexpected call of " + method.getName());
                    });
            readAll(mock, mock);
        });
    }

    @Test
    void treatsValueAsUnknownIfDriverThrows() throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:");
        Connection connection = h2.getConnection();
        connection.close();

        assertThat(JdbcObjects.autoCommitOf(connection)).isNull();
        assertThat(JdbcObjects.isClosed(connection)).isTrue();
        assertThat(ConnectionStates.read(ConnectionState.SCHEMA, connection)).isNull();
    }

    @Test
    void readsSqlStateUnlessExceptionClassOverridesIt() {
        class Own extends SQLException {
            private static final long serialVersionUID = 1;

            @Override
            public String getSQLState() {
                throw new AssertionError("called");
            }
        }
        assertThat(JdbcObjects.sqlStateOf(new SQLException("gone", "08S01"))).isEqualTo("08S01");
        assertThat(JdbcObjects.sqlStateOf(new Own())).isNull();
        assertThat(JdbcObjects.sqlStateOf(new IllegalStateException())).isNull();
    }

    private void readAll(Object source, Object connection) {
        Source found = sources.ofDataSource(source);
        found.limit();
        found.inUse();
        sources.describe(found, source, connection, null);
        for (JdbcProperty property : JdbcProperty.values()) {
            JdbcObjects.text(property, source);
            JdbcObjects.number(property, source);
            JdbcObjects.flag(property, connection);
            JdbcObjects.number(property, connection);
        }
        for (ConnectionState state : ConnectionState.values()) {
            ConnectionStates.read(state, connection);
        }
        JdbcObjects.serverIdOf(connection);
        JdbcObjects.autoCommitOf(connection);
        JdbcObjects.slotOf(connection);
        JdbcObjects.isClosed(connection);
        JdbcObjects.canBeGivenBack(connection);
        assertThat(found.pool() == null || KnownPool.ofFront(source.getClass()) == found.pool())
                .isTrue();
    }
}

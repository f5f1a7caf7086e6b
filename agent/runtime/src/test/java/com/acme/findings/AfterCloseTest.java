package com.acme.findings;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.acme.Proxies;
import com.acme.SupplyingDataSource;
import com.acme.support.Databases;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.support.Rendered;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;
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

    /** A use of an object after close. */
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
    void reportsUseAfterCloseOnce(Use use) throws SQLException {
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
    void showsTheCloseFromTheSecondFindingOfASource() throws SQLException {
        for (int i = 0; i < 2; i++) {
            Connection connection = pool.getConnection();
            connection.close();
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThat(Rendered.of(audit.findings().get(0)).evidence()).doesNotContainKey("closing_frames");
        assertThat(Rendered.of(audit.findings().get(1)).evidence()).containsKey("closing_frames");
    }

    @Test
    void reportsUseOfStatementAfterItsSessionWasClosed() throws SQLException {
        Connection connection = Databases.h2().getConnection();
        PreparedStatement statement = connection.prepareStatement("SELECT 1");
        statement.execute();
        connection.close();
        assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class);
        assertThat(audit.kinds()).containsExactly(FindingKind.USE_AFTER_CLOSE);
        statement.close();
    }

    @Test
    void reportsSecondCloseAsInfo() throws SQLException {
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
    void ignoresQueriesAfterCloseAndLateStatementClose() throws SQLException {
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
    void ignoresUseAfterAbort() throws SQLException {
        Connection connection = pool.getConnection();
        OtherThread.named("watchdog", () -> connection.abort(Runnable::run));
        connection.close();
        assertThatThrownBy(connection::createStatement).isInstanceOf(SQLException.class);
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void reportsUseAfterCloseByAnotherThreadAsInfo() throws SQLException {
        Connection connection = pool.getConnection();
        OtherThread.named("shutdown", connection::close);
        assertThatThrownBy(connection::createStatement).isInstanceOf(SQLException.class);
        assertThat(audit.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
    }

    @Test
    void ignoresSecondCloseByFinalizer() throws Exception {
        CountDownLatch finalized = new CountDownLatch(1);
        closeAndForget(new Guarded(pool.getConnection(), finalized));
        do {
            System.gc();
        } while (!finalized.await(20, TimeUnit.MILLISECONDS));
        assertThat(audit.findings()).isEmpty();
    }

    private static void closeAndForget(Guarded guarded) throws SQLException {
        guarded.connection.close();
    }

    private static final class Guarded {
        private final Connection connection;
        private final CountDownLatch finalized;

        Guarded(Connection connection, CountDownLatch finalized) {
            this.connection = connection;
            this.finalized = finalized;
        }

        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() throws SQLException {
            try {
                connection.close();
                connection.commit();
            } finally {
                finalized.countDown();
            }
        }
    }

    private static final Statement STATEMENT = (Statement) Proxy.newProxyInstance(
            AfterCloseTest.class.getClassLoader(),
            new Class<?>[] {Statement.class},
            (self, method, arguments) -> switch (method.getName()) {
                case "hashCode" -> 1;
                case "equals" -> self == arguments[0];
                default -> method.getReturnType() == boolean.class ? false : null;
            });

    /** As Mockito's {@code verify(connection).close()} does. */
    @Test
    void ignoresSecondCloseOfGeneratedMock() throws Exception {
        Connection mock = new ByteBuddy()
                .subclass(Connection.class)
                .name("com.acme.Connection$MockitoMock$1")
                .method(ElementMatchers.isAbstract())
                .intercept(StubMethod.INSTANCE)
                .method(ElementMatchers.named("createStatement").and(ElementMatchers.takesNoArguments()))
                .intercept(FixedValue.value(STATEMENT))
                .make()
                .load(AfterCloseTest.class.getClassLoader())
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance();
        closeTwice(mock);
        closeTwice(Proxies.proxy(
                (self, method, arguments) -> method.getName().equals("createStatement") ? STATEMENT : null));
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.sessions()).hasSize(2);
    }

    private static void closeTwice(Connection connection) throws SQLException {
        Connection returned = new SupplyingDataSource(() -> connection).getConnection();
        returned.createStatement().execute("SELECT 1");
        returned.close();
        returned.close();
    }
}

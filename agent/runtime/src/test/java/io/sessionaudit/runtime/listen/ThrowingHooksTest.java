package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.acme.SupplyingDataSource;
import com.acme.support.Databases;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditListener;
import io.sessionaudit.runtime.support.Contents;
import io.sessionaudit.runtime.support.InstalledHooks;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ThrowingHooksTest {
    private final AtomicInteger thrown = new AtomicInteger();
    private final Map<String, Integer> turns = new ConcurrentHashMap<>();

    @AfterEach
    void uninstall() {
        InstalledHooks.uninstall();
        SessionAuditHooks.failed = false;
    }

    @Test
    void applicationWorksUnchangedIfEveryHookThrows() throws Exception {
        List<String> without = work();
        assertThat(SessionAuditHooks.failed).isFalse();
        for (Throwable failure : List.of(new IllegalStateException(), new StackOverflowError(), new Exception())) {
            InstalledHooks.install(throwing(failure));
            SessionAuditHooks.failed = false;
            assertThat(work()).isEqualTo(without);
            assertThat(SessionAuditHooks.failed).isTrue();
        }
        assertThat(thrown.get()).isGreaterThan(100);
    }

    /** Thread.stop of another thread, which JVMs had until JDK 19. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_19)
    @SuppressWarnings("removal")
    void stopOfAThreadReachesTheApplicationFromWithinAHook() throws Exception {
        SupplyingDataSource source = new SupplyingDataSource(() -> null);
        InstalledHooks.install(throwing(new ThreadDeath()));
        assertThatThrownBy(() -> {
                    source.getConnection(); // throws in one of the hooks before and after the call
                    source.getConnection();
                })
                .isInstanceOf(ThreadDeath.class);
        assertThat(SessionAuditHooks.failed).as("a close may have been missed").isTrue();
    }

    /** An error of the application's own method is not the agent's. */
    @Test
    void errorsOfTheApplicationPassThroughHooks() {
        for (Error error : List.of(new StackOverflowError(), new OutOfMemoryError(), new UnknownError())) {
            SessionAuditHooks.failed = false;
            SupplyingDataSource source = new SupplyingDataSource(() -> {
                throw error;
            });
            assertThatThrownBy(source::getConnection).isSameAs(error);
            assertThat(SessionAuditHooks.failed).isFalse();
        }
    }

    private SessionAuditListener throwing(Throwable failure) throws ReflectiveOperationException {
        return new ByteBuddy()
                .subclass(SessionAuditListener.class)
                .method(isDeclaredBy(SessionAuditListener.class))
                .intercept(InvocationHandlerAdapter.of((listener, method, arguments) -> {
                    fillSlots(arguments);
                    // The hook after a call is called only if the hook before it has returned a token.
                    boolean before = method.getReturnType() == Object.class;
                    if (before && turns.merge(method.getName(), 1, Integer::sum) % 2 == 1) {
                        return "a token";
                    }
                    thrown.incrementAndGet();
                    throw failure;
                }))
                .make()
                .load(getClass().getClassLoader())
                .getLoaded()
                .getConstructor()
                .newInstance();
    }

    private static void fillSlots(Object[] arguments) {
        for (Object each : arguments) {
            Contents.fill(each);
        }
    }

    private static List<String> work() throws SQLException {
        List<String> results = new ArrayList<>();
        try (HikariDataSource pool = Databases.hikari()) {
            try (Connection connection = pool.getConnection()) {
                Databases.createTable(connection);
            }
            for (int round = 0; round < 10; round++) {
                try (Connection connection = pool.getConnection()) {
                    connection.setAutoCommit(false);
                    try (PreparedStatement statement =
                            connection.prepareStatement("UPDATE item SET name = ? WHERE id = ?")) {
                        statement.setString(1, "round " + round);
                        statement.setInt(2, round % 4);
                        results.add("updated " + statement.executeUpdate());
                    }
                    try (PreparedStatement statement =
                                    connection.prepareStatement("SELECT name FROM item ORDER BY id");
                            ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            results.add(rows.getString(1));
                        }
                    }
                    if (round % 2 == 0) {
                        connection.commit();
                    } else {
                        connection.rollback();
                    }
                }
            }
            try (Connection connection = pool.getConnection();
                    PreparedStatement statement = connection.prepareStatement("SELECT nothing FROM nowhere")) {
                results.add("unexpected " + statement);
            } catch (SQLException e) {
                results.add(e.getSQLState() + " " + e.getErrorCode());
            }
        }
        return results;
    }
}

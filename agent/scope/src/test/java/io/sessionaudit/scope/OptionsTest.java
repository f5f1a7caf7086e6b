package io.sessionaudit.scope;

import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What options do to the connection, in which order, and how it is all undone. The stub comes read-write,
 * read-committed.
 */
class OptionsTest {

    private final StubDatabase database = new StubDatabase();
    private final Sessions sessions = database.sessions();

    @Test
    void readOnlyAndIsolationAreSetBeforeTheTransactionAndRestoredAfterIt() throws SQLException {
        sessions.scope("report")
                .readOnly(true)
                .isolation(Isolation.SERIALIZABLE)
                .run(session -> database.calls().add("body"));

        assertThat(database.changes())
                .containsExactly(
                        "setReadOnly(true)",
                        "setTransactionIsolation(8)",
                        "setAutoCommit(false)",
                        "body",
                        "commit",
                        "setAutoCommit(true)",
                        "setTransactionIsolation(2)",
                        "setReadOnly(false)",
                        "close");
    }

    @Test
    void whatTheConnectionHasAlreadyIsLeftAlone() throws SQLException {
        sessions.scope("order")
                .readOnly(false)
                .isolation(Isolation.READ_COMMITTED)
                .run(session -> {});

        assertThat(database.changes())
                .containsExactly("setAutoCommit(false)", "commit", "setAutoCommit(true)", "close");
    }

    @Test
    void aSettingThatIsRefusedIsTheErrorAndTheOthersAreRestored() {
        SQLException refused = new SQLException("no such level");
        database.failing("setTransactionIsolation", refused);

        assertThatThrownBy(() -> sessions.scope("report")
                        .readOnly(true)
                        .isolation(Isolation.SERIALIZABLE)
                        .run(session -> {}))
                .isSameAs(refused);

        assertThat(database.changes())
                .containsExactly("setReadOnly(true)", "setTransactionIsolation(8)", "setReadOnly(false)", "close");
    }

    @Test
    void allIsRestoredAfterAFailureToo() {
        assertThatThrownBy(() -> sessions.scope("report").readOnly(true).run(session -> {
                    throw new IllegalStateException("body");
                }))
                .hasMessage("body");

        assertThat(database.changes()).endsWith("rollback", "setAutoCommit(true)", "setReadOnly(false)", "close");
    }

    @Test
    void defaultsHoldWhereAScopeAsksForNothingElse() throws SQLException {
        Sessions readers = Sessions.builder(database.dataSource())
                .name("reader")
                .readOnly(true)
                .isolation(Isolation.REPEATABLE_READ)
                .build();

        readers.run(session -> assertThat(session.name()).isEqualTo("reader"));
        assertThat(database.changes()).startsWith("setReadOnly(true)", "setTransactionIsolation(4)");

        database.mended();
        readers.scope("writer")
                .readOnly(false)
                .run(session -> assertThat(session.name()).isEqualTo("writer"));
        assertThat(database.changes()).startsWith("setTransactionIsolation(4)", "setAutoCommit(false)");
    }

    @Test
    void aScopeThatJoinsTouchesNothingAndItsDefaultsAskForNothing() throws SQLException {
        Sessions readers = Sessions.builder(database.dataSource())
                .isolation(Isolation.REPEATABLE_READ)
                .build();

        readers.scope("transfer").isolation(Isolation.SERIALIZABLE).run(outer -> {
            database.calls().clear();
            readers.run(inner -> {});
            readers.scope("lookup").readOnly(true).run(inner -> {});
            readers.scope("same").isolation(Isolation.SERIALIZABLE).run(inner -> {});
            assertThat(database.changes()).isEmpty();
        });
    }

    @Test
    void aScopeThatNeedsAnotherIsolationCannotJoin() throws SQLException {
        sessions.run(outer -> assertThatIllegalStateException()
                .isThrownBy(() -> sessions.scope("transfer")
                        .isolation(Isolation.SERIALIZABLE)
                        .run(inner -> {}))
                .withMessageContaining("Scope \"transfer\" requires isolation SERIALIZABLE")
                .withMessageContaining("REQUIRES_NEW"));
    }

    @Test
    void aScopeThatWritesCannotJoinOneThatOnlyReads() throws SQLException {
        sessions.scope("report")
                .readOnly(true)
                .run(outer -> assertThatIllegalStateException()
                        .isThrownBy(
                                () -> sessions.scope("order").readOnly(false).run(inner -> {}))
                        .withMessageContaining("readOnly(false)"));
    }

    @Test
    void theNameIsPrinted() throws SQLException {
        sessions.scope("checkout")
                .run(session ->
                        assertThat(session.toString()).matches("Session \\d+ \"checkout\" \\[open, opened by .*"));
    }

    @Test
    void aScopeIsNotChangedByAskingForMore() throws SQLException {
        Scope plain = sessions.scope("plain");
        assertThat(plain.readOnly(true)).isNotSameAs(plain);

        plain.run(session -> {});

        assertThat(database.changes()).doesNotContain("setReadOnly(true)");
        assertThat(plain).hasToString("Scope \"plain\"");
    }

    @Test
    void aTimeoutIsLongerThanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sessions.scope("now").timeout(Duration.ZERO))
                .withMessageContaining("do not set it for no timeout");
    }
}

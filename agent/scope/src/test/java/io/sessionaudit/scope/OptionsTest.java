package io.sessionaudit.scope;

import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The effect of options on the connection, their order, and how they are restored. The stub is initially read-write and
 * read-committed.
 */
class OptionsTest {

    private final StubDatabase database = new StubDatabase();
    private final Sessions sessions = database.sessions();

    @Test
    void setsReadOnlyAndIsolationBeforeTransactionAndRestoresThemAfterwards() throws SQLException {
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
    void doesNotSetUnchangedProperties() throws SQLException {
        sessions.scope("order")
                .readOnly(false)
                .isolation(Isolation.READ_COMMITTED)
                .run(session -> {});

        assertThat(database.changes())
                .containsExactly("setAutoCommit(false)", "commit", "setAutoCommit(true)", "close");
    }

    @Test
    void failsIfPropertyIsRejectedAndRestoresOthers() {
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
    void restoresPropertiesAfterFailure() {
        assertThatThrownBy(() -> sessions.scope("report").readOnly(true).run(session -> {
                    throw new IllegalStateException("body");
                }))
                .hasMessage("body");

        assertThat(database.changes()).endsWith("rollback", "setAutoCommit(true)", "setReadOnly(false)", "close");
    }

    @Test
    void usesDefaultsUnlessScopeOverridesThem() throws SQLException {
        Sessions readers = Sessions.builder(database.dataSource())
                .name("reader")
                .readOnly(true)
                .isolation(Isolation.REPEATABLE_READ)
                .build();

        readers.run(session -> assertThat(session.name()).isEqualTo("reader"));
        assertThat(database.changes()).startsWith("setReadOnly(true)", "setTransactionIsolation(4)");

        database.repaired();
        readers.scope("writer")
                .readOnly(false)
                .run(session -> assertThat(session.name()).isEqualTo("writer"));
        assertThat(database.changes()).startsWith("setTransactionIsolation(4)", "setAutoCommit(false)");
    }

    @Test
    void joinedScopeSetsNothingAndIgnoresDefaults() throws SQLException {
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
    void rejectsJoinWithDifferentIsolation() throws SQLException {
        sessions.run(outer -> assertThatIllegalStateException()
                .isThrownBy(() -> sessions.scope("transfer")
                        .isolation(Isolation.SERIALIZABLE)
                        .run(inner -> {}))
                .withMessageContaining("Scope \"transfer\" requires isolation SERIALIZABLE")
                .withMessageContaining("REQUIRES_NEW"));
    }

    @Test
    void rejectsWritingScopeInReadOnlySession() throws SQLException {
        sessions.scope("report")
                .readOnly(true)
                .run(outer -> assertThatIllegalStateException()
                        .isThrownBy(
                                () -> sessions.scope("order").readOnly(false).run(inner -> {}))
                        .withMessageContaining("readOnly(false)"));
    }

    @Test
    void includesNameInText() throws SQLException {
        sessions.scope("checkout")
                .run(session ->
                        assertThat(session.toString()).matches("Session \\d+ \"checkout\" \\[open, opened by .*"));
    }

    @Test
    void scopeIsImmutable() throws SQLException {
        Scope plain = sessions.scope("plain");
        assertThat(plain.readOnly(true)).isNotSameAs(plain);

        plain.run(session -> {});

        assertThat(database.changes()).doesNotContain("setReadOnly(true)");
        assertThat(plain).hasToString("Scope \"plain\"");
    }

    @Test
    void requiresPositiveTimeout() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sessions.scope("now").timeout(Duration.ZERO))
                .withMessageContaining("do not set it for no timeout");
    }
}

package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;

import com.acme.support.Databases;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.runtime.support.RecordingAudit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Closing without commit: every case is application code and the expected findings. */
class UncommittedCloseTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    /** Application code between {@code setAutoCommit(false)} and {@code close}. */
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    record Case(String name, Severity expected, Work work) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> faulty() {
        return Stream.of(
                warning("insert", connection -> update(connection, "INSERT INTO item VALUES (4, 'four')")),
                warning("prepared update", connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement("UPDATE item SET name = ? WHERE id = 1")) {
                        statement.setString(1, "x");
                        statement.executeUpdate();
                    }
                }),
                warning("batch of prepared statements", connection -> {
                    try (PreparedStatement statement = connection.prepareStatement("DELETE FROM item WHERE id = ?")) {
                        statement.setInt(1, 1);
                        statement.addBatch();
                        statement.executeBatch();
                    }
                }),
                warning("batch of texts", connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.addBatch("DELETE FROM item");
                        statement.executeLargeBatch();
                    }
                }),
                warning("execute whose count was read", connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("DELETE FROM item");
                        assertThat(statement.getUpdateCount()).isEqualTo(3);
                    }
                }),
                warning("updatable result set", connection -> {
                    try (Statement statement = connection.createStatement(
                                    ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                            ResultSet rows = statement.executeQuery("SELECT id, name FROM item")) {
                        rows.next();
                        rows.updateString(2, "changed");
                        rows.updateRow();
                    }
                }),
                warning("select from final table", connection -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery(
                                    "SELECT id FROM FINAL TABLE (INSERT INTO item VALUES (9, 'nine'))")) {
                        rows.next();
                    }
                }),
                warning("change after a savepoint rollback", connection -> {
                    Savepoint savepoint = connection.setSavepoint();
                    update(connection, "DELETE FROM item WHERE id = 1");
                    connection.rollback(savepoint);
                    update(connection, "DELETE FROM item WHERE id = 2");
                }),
                warning("change after a commit", connection -> {
                    connection.commit();
                    update(connection, "DELETE FROM item WHERE id = 2");
                }),
                new Case("change that SQL may have undone", Severity.INFO, connection -> {
                    update(connection, "SAVEPOINT before");
                    update(connection, "DELETE FROM item");
                    update(connection, "ROLLBACK TO SAVEPOINT before");
                }),
                new Case("execute whose count nobody read", Severity.INFO, connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("DELETE FROM item");
                    }
                }));
    }

    static Stream<Case> correct() {
        return Stream.of(
                correct("nothing at all", connection -> {}),
                correct("read", connection -> query(connection, "SELECT * FROM item")),
                correct("select for update", connection -> query(connection, "SELECT * FROM item FOR UPDATE")),
                correct(
                        "update of no row",
                        connection -> update(connection, "UPDATE item SET name = 'x' WHERE id = 99")),
                correct("execute of no row whose count was read", connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("DELETE FROM item WHERE id = 99");
                        assertThat(statement.getUpdateCount()).isZero();
                    }
                }),
                correct("commit", connection -> {
                    update(connection, "DELETE FROM item");
                    connection.commit();
                }),
                correct("rollback", connection -> {
                    update(connection, "DELETE FROM item");
                    connection.rollback();
                }),
                correct("commit as SQL", connection -> {
                    update(connection, "DELETE FROM item");
                    update(connection, "COMMIT");
                }),
                correct("rollback as SQL", connection -> {
                    update(connection, "DELETE FROM item");
                    update(connection, "/* undo */ rollback");
                }),
                correct("autocommit on commits", connection -> {
                    update(connection, "DELETE FROM item");
                    connection.setAutoCommit(true);
                }),
                correct("change under autocommit", connection -> {
                    connection.setAutoCommit(true);
                    update(connection, "DELETE FROM item");
                }),
                correct("rollback to a savepoint before every change", connection -> {
                    Savepoint savepoint = connection.setSavepoint();
                    update(connection, "DELETE FROM item");
                    connection.rollback(savepoint);
                }),
                correct("schema change that commits", connection -> {
                    update(connection, "DELETE FROM item");
                    update(connection, "CREATE TABLE other (id INT)");
                }),
                correct("transaction begun and ended by SQL under autocommit", connection -> {
                    connection.setAutoCommit(true);
                    update(connection, "BEGIN");
                    update(connection, "DELETE FROM item");
                    update(connection, "COMMIT");
                }),
                correct("failed change", connection -> {
                    try {
                        update(connection, "INSERT INTO item VALUES (1, 'again')");
                    } catch (SQLException expected) {
                        assertThat(expected.getSQLState()).isEqualTo("23505");
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void reportsUncommittedChanges(Case each) throws SQLException {
        Optional<Finding> finding = findingAfter(each.work);
        assertThat(finding).hasValueSatisfying(found -> {
            assertThat(found.kind()).isEqualTo(FindingKind.UNCOMMITTED_CLOSE);
            assertThat(found.severity()).isEqualTo(each.expected);
        });
    }

    @ParameterizedTest
    @MethodSource("correct")
    void ignoresCommittedOrHarmlessWork(Case each) throws SQLException {
        assertThat(findingAfter(each.work)).isEmpty();
    }

    @Test
    void reportsEverySessionOfPoolWithAutoCommitOff() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(Databases.h2());
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            try (Connection connection = pool.getConnection()) {
                Databases.createTable(connection);
                connection.commit();
            }
            for (int i = 0; i < 3; i++) {
                try (Connection connection = pool.getConnection()) {
                    update(connection, "DELETE FROM item");
                }
            }
        }
        assertThat(audit.kinds())
                .hasSize(3)
                .allSatisfy(kind -> assertThat(kind).isEqualTo(FindingKind.UNCOMMITTED_CLOSE));
    }

    @Test
    void doesNotApplyAutoCommitToTheNextSession() throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            try (Connection connection = pool.getConnection()) {
                Databases.createTable(connection);
            }
            for (int i = 0; i < 3; i++) {
                try (Connection connection = pool.getConnection()) {
                    connection.setAutoCommit(false);
                    update(connection, "DELETE FROM item");
                    connection.commit();
                }
                try (Connection connection = pool.getConnection()) {
                    update(connection, "DELETE FROM item");
                }
            }
        }
        assertThat(audit.findings()).isEmpty();
    }

    private Optional<Finding> findingAfter(Work work) throws SQLException {
        try (HikariDataSource pool = Databases.hikari()) {
            try (Connection connection = pool.getConnection()) {
                Databases.createTable(connection);
            }
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                work.on(connection);
            }
        }
        assertThat(audit.findings()).hasSizeLessThanOrEqualTo(1);
        return audit.findings().stream().findFirst();
    }

    private static Case warning(String name, Work work) {
        return new Case(name, Severity.WARNING, work);
    }

    private static Case correct(String name, Work work) {
        return new Case(name, null, work);
    }

    private static void update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static void query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                assertThat(rows.getInt(1)).isPositive();
            }
        }
    }
}

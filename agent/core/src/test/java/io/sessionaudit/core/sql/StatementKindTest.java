package io.sessionaudit.core.sql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.sessionaudit.core.sql.StatementKind.AUTOCOMMIT_OFF;
import static io.sessionaudit.core.sql.StatementKind.AUTOCOMMIT_ON;
import static io.sessionaudit.core.sql.StatementKind.BEGIN;
import static io.sessionaudit.core.sql.StatementKind.CALL;
import static io.sessionaudit.core.sql.StatementKind.CHANGE;
import static io.sessionaudit.core.sql.StatementKind.COMMIT;
import static io.sessionaudit.core.sql.StatementKind.DEFINITION;
import static io.sessionaudit.core.sql.StatementKind.OTHER;
import static io.sessionaudit.core.sql.StatementKind.ROLLBACK;
import static org.assertj.core.api.Assertions.assertThat;

class StatementKindTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "insert into t select * from u",
                "\n\t update t set a = 1",
                "DELETE\nFROM t",
                "REPLACE INTO t VALUES (1)",
                "MERGE INTO t USING u ON (t.a = u.a) WHEN MATCHED THEN UPDATE SET t.b = 1",
                "LOAD DATA INFILE 'x' INTO TABLE t",
                "-- who\nINSERT INTO t VALUES (1)",
                "# who\nINSERT INTO t VALUES (1)",
                "/* who */ /*+ hint */ INSERT INTO t VALUES (1)",
                "; INSERT INTO t VALUES (1)",
                "(INSERT INTO t VALUES (1))",
                "WITH n AS (SELECT 1) INSERT INTO t SELECT * FROM n",
                "with gone as (delete from t returning *) select * from gone",
                "WITH n AS (SELECT 1)\nUPDATE\tt SET a = 2",
                "SELECT id FROM FINAL TABLE (INSERT INTO t VALUES (1))",
                "select id from old\n table(delete from t)",
                "SELECT id FROM NEW TABLE (UPDATE t SET a = 1)"
            })
    void recognizesChanges(String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(CHANGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT * FROM t FOR UPDATE",
                "SELECT last_update FROM t",
                "SELECT 'FINAL TABLE (' FROM t",
                "SELECT final FROM t",
                "WITH n AS (SELECT 1) SELECT * FROM n",
                "WITH n AS (SELECT * FROM t) SELECT * FROM n FOR UPDATE NOWAIT",
                "WITH n AS (SELECT * FROM t) SELECT * FROM n FOR NO KEY UPDATE",
                "WITH n AS (SELECT last_update FROM t) SELECT last_update FROM n",
                "WITH n AS (SELECT 'please INSERT INTO t') SELECT * FROM n",
                "WITH n AS (SELECT INSERT('abc', 1, 1, 'x')) SELECT * FROM n",
                "WITH n AS (SELECT 1 /* not an UPDATE t */) SELECT * FROM n -- nor DELETE FROM t",
                "SHOW TABLES",
                "EXPLAIN INSERT INTO t VALUES (1)",
                "SAVEPOINT a",
                "RELEASE SAVEPOINT a",
                "ROLLBACK PREPARED 'x'",
                "COMMIT PREPARED 'x'",
                "START SLAVE",
                "SET NAMES utf8mb4",
                "SET GLOBAL autocommit = 0",
                "SET @@GLOBAL.autocommit = 0",
                "SET autocommit = @saved",
                "insertion",
                "-- only a comment",
                "/* never ends",
                "(",
                ""
            })
    void classifiesOtherStatementsAsOther(String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLLBACK TO a", "rollback\nto savepoint a", "ROLLBACK WORK TO SAVEPOINT a"})
    void recognizesRollbackToSavepoint(String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(StatementKind.ROLLBACK_TO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", " /* x */ start transaction", "SET autocommit = 0"})
    void recognizesPossibleBeginOfTransaction(String sql) {
        assertThat(StatementKind.mayBegin(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "INSERT INTO t VALUES (1)", "", "-- BEGIN"})
    void recognizesNoBeginOfTransaction(String sql) {
        assertThat(StatementKind.mayBegin(sql)).isFalse();
    }

    @Test
    void classifiesNullAsOther() {
        assertThat(StatementKind.of(null)).isEqualTo(OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CALL book(1)",
                "{call book(?)}",
                "{ ? = call book(?) }",
                "EXEC book 1",
                "DO $$ BEGIN PERFORM book(); END $$",
                "DECLARE x INT; BEGIN book(x); END;",
                "BEGIN book(1); END;",
                "BEGIN\n  UPDATE t SET a = 1;\nEND;"
            })
    void classifiesCallsAsPossibleChanges(String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(CALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN; SELECT 1",
                "BEGIN; INSERT INTO t VALUES (1); COMMIT",
                "INSERT INTO t VALUES (1); COMMIT",
                "SELECT 1; DELETE FROM t"
            })
    void claimsNothingForSeveralStatements(String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(StatementKind.SEVERAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO t VALUES ('a; b');", "DELETE FROM t; -- done"})
    void ignoresSemicolonAtTheEndOrInLiteral(String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(StatementKind.CHANGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CREATE TABLE t (a INT)", "alter table t add b int", "DROP TABLE t", "TRUNCATE t", "GRANT x TO y"
            })
    void recognizesDefinitions(String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(DEFINITION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "begin;",
                "BEGIN WORK",
                "BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE READ WRITE NOT DEFERRABLE -- and much more",
                "BEGIN TRAN orders",
                "BEGIN /* now */",
                "START TRANSACTION",
                "start transaction read only"
            })
    void recognizesBeginOfTransaction(String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(BEGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMIT", "commit;", "COMMIT WORK", "COMMIT AND CHAIN", "END", "END;", "/* done */ COMMIT"})
    void recognizesCommit(String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(COMMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ROLLBACK",
                "rollback;",
                "ROLLBACK WORK",
                "ROLLBACK AND CHAIN",
                "ABORT",
                "ROLLBACK -- back to start"
            })
    void recognizesRollback(String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(ROLLBACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET autocommit = 0",
                "SET autocommit=OFF",
                "set\nautocommit\t=\tfalse",
                "SET SESSION autocommit = 0",
                "SET @@autocommit = 0",
                "SET @@session.autocommit := 0",
                "SET NAMES utf8mb4, autocommit=0",
                "SET AUTOCOMMIT TO OFF",
                "SET AUTOCOMMIT OFF"
            })
    void recognizesAutoCommitOff(String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(AUTOCOMMIT_OFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SET autocommit = 1", "SET autocommit=ON", "set @@session.autocommit=true", "SET AUTOCOMMIT TRUE"
            })
    void recognizesAutoCommitOn(String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(AUTOCOMMIT_ON);
    }
}

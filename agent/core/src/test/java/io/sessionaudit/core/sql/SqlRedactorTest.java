package io.sessionaudit.core.sql;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.sessionaudit.core.sql.SqlRedactor.withoutLiterals;
import static org.assertj.core.api.Assertions.assertThat;

class SqlRedactorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT * FROM t WHERE a = 'secret'  | SELECT * FROM t WHERE a = ?",
                "SELECT 'it''s secret', b FROM t     | SELECT ?, b FROM t",
                "SELECT \"secret\" FROM t            | SELECT ? FROM t",
                "SELECT 42, -1, 3.14, 1e9, 0xFF, .5  | SELECT ?, -?, ?, ?, ?, .?",
                "SELECT 1_000_000                    | SELECT ?",
                "SELECT col_1, t2.c3 FROM t2         | SELECT col_1, t2.c3 FROM t2",
                "SELECT a FROM t WHERE b = ? AND c = $1 | SELECT a FROM t WHERE b = ? AND c = $1",
                "SELECT a$b$, c$b$ FROM t            | SELECT a$b$, c$b$ FROM t",
                "SELECT `order 66`, `a` FROM t       | SELECT `order 66`, `a` FROM t",
                "SELECT a[1], b['secret'] FROM [my t] | SELECT a[?], b[?] FROM [my t]",
                "SELECT /* secret */ a FROM t        | SELECT a FROM t",
                "SELECT N'secret', X'CAFE', q'[secret]', nq'!secret!', a | SELECT N?, X?, q?, nq?, a",
                "SELECT   a ,   b                    | SELECT a , b",
                "SELECT '\\\\', a FROM t             | SELECT ?, a FROM t"
            })
    void replacesEveryLiteralByQuestionMark(String sql, String shown) {
        assertThat(withoutLiterals(sql)).isEqualTo(shown);
    }

    @Test
    void joinsLinesOfMultilineText() {
        assertThat(withoutLiterals("SELECT a -- secret\n  FROM t\r\n  WHERE b = 1"))
                .isEqualTo("SELECT a FROM t WHERE b = ?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'secret",
                "SELECT \"secret",
                "SELECT $$secret",
                "SELECT $tag$secret$other$ secret",
                "SELECT 1 /* secret",
                "SELECT 1 -- secret",
                "SELECT 1 # secret",
                "SELECT `secret' x",
                "SELECT q'[secret",
                "SELECT q'"
            })
    void redactsUnterminatedLiteralToTheEnd(String sql) {
        assertThat(withoutLiterals(sql)).doesNotContain("secret");
    }

    /** In each of these, databases disagree on where a literal or a comment ends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'C:\\', 'secret'",
                "SELECT 'it\\'s secret'",
                "SELECT 'a\\\\\\' secret', 'secret'",
                "SELECT \"C:\\\", \"secret\"",
                "SELECT /* /* */ secret */ 1",
                "SELECT /*! 'a*/secret' */ 1",
                "SELECT 5--'a\nsecret'",
                "SELECT d #> 'a\nsecret'",
                "SELECT `it's`, 'secret' FROM `it's`",
                "SELECT [it's], 'secret' FROM [it's]",
                "SELECT -- a\r'b\nsecret'",
                "SELECT $$secret$$, $x$it's secret$x$, 'secret'",
                "SELECT q'[it's secret]', nq'!it's secret!'"
            })
    void omitsRestIfDatabasesDisagree(String sql) {
        assertThat(withoutLiterals(sql)).doesNotContain("secret");
    }

    @Test
    void truncatesLongText() {
        String shown = withoutLiterals("SELECT " + "a, ".repeat(5000));

        assertThat(shown).hasSizeLessThanOrEqualTo(SqlRedactor.MAX_LENGTH + 4).endsWith(" ...");
    }

    @Test
    @Timeout(10)
    void takesLinearTimeForLongText() {
        for (String part :
                List.of("/* */ ", "[ ", "[a] ", "-- \n", "''", "' ", "$a ", "$", "{ ", "`a` ", "(", "1 ", "a;")) {
            String shown = withoutLiterals("SELECT " + part.repeat(500_000));
            assertThat(shown).hasSizeLessThanOrEqualTo(SqlRedactor.MAX_LENGTH + 4);
        }
    }

    @Test
    void returnsNullForNull() {
        assertThat(withoutLiterals(null)).isNull();
        assertThat(withoutLiterals("")).isEmpty();
    }

    @Test
    void omitsUnquotedPasswords() {
        assertThat(SqlRedactor.withoutLiterals("ALTER USER scott IDENTIFIED BY hunter2"))
                .isEqualTo("ALTER USER scott IDENTIFIED ?");
        assertThat(SqlRedactor.withoutLiterals("SELECT password, id FROM account"))
                .isEqualTo("SELECT password, id FROM account");
    }
}

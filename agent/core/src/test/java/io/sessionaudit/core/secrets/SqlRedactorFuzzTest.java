package io.sessionaudit.core.secrets;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sessionaudit.core.sql.SqlRedactor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A marker in a literal, a comment, or a value without quotes never appears in the redacted SQL, in any dialect; of any
 * other text, at most one line of limited length remains.
 *
 * <p>A normal test run repeats the inputs in this class's resources; {@code scripts/fuzz} searches for new ones and
 * writes them there, so that they remain as tests.
 */
class SqlRedactorFuzzTest {
    private static final int MAX_LENGTH = SqlRedactor.MAX_LENGTH + " ? ...".length();

    @FuzzTest
    void showsNoValueInAnyDialect(FuzzedDataProvider data) {
        RandomSql.Dialect dialect = data.pickValue(RandomSql.Dialect.values());
        boolean query = data.consumeBoolean();
        RandomSql statements = new RandomSql(dialect, new FuzzedChoices(data));
        String sql = query ? statements.query() : statements.command();
        assertThat(SqlRedactor.withoutLiterals(sql)).as(sql).doesNotContain(Example.MARKER);

        String text = data.consumeRemainingAsString();
        assertThat(SqlRedactor.withoutLiterals(text))
                .as(text)
                .hasSizeLessThanOrEqualTo(MAX_LENGTH)
                .doesNotContain("\n", "'", "\"");
    }
}

package io.sessionaudit.core.secrets;

import java.util.Random;

import io.sessionaudit.core.jdbc.SafeUrl;
import io.sessionaudit.core.sql.SqlRedactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A marker in the place of any value never appears in the output. */
class RandomSecretsTest {
    private static final int RUNS = 10_000;

    @Test
    void showsNoValueOfAnyUrl() {
        RandomUrls urls = new RandomUrls(new Random(1));
        for (int i = 0; i < RUNS; i++) {
            String url = urls.next();
            String safe = SafeUrl.of(url);
            if (safe.contains(Example.MARKER)) {
                assertThat(safe).as(url).doesNotContain(Example.MARKER);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsNoLiteralAndNoCommentInAnyDialect(RandomSql.Dialect dialect) {
        RandomSql statements = new RandomSql(dialect, new Random(2));
        for (int i = 0; i < RUNS; i++) {
            String sql = statements.query();
            String safe = SqlRedactor.withoutLiterals(sql);
            if (safe.contains(Example.MARKER)) {
                assertThat(safe).as(sql).doesNotContain(Example.MARKER);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsNoValueWithoutQuotesInAnyDialect(RandomSql.Dialect dialect) {
        RandomSql statements = new RandomSql(dialect, new Random(3));
        for (int i = 0; i < RUNS; i++) {
            String sql = statements.command();
            String safe = SqlRedactor.withoutLiterals(sql);
            if (safe.contains(Example.MARKER)) {
                assertThat(safe).as(sql).doesNotContain(Example.MARKER);
            }
        }
    }
}

package io.sessionaudit.core.secrets;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.sessionaudit.core.sql.SqlRedactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The statements with secrets that databases document, and the quotes and comments on which they disagree. */
class SqlExamplesTest {
    private static final Pattern CODE = Pattern.compile("\\\\u([0-9a-f]{4})");

    static List<Example> examples() {
        return Example.of("sql");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsNoSecret(Example example) {
        assertThat(SqlRedactor.withoutLiterals(sql(example)))
                .isEqualTo(example.shown())
                .doesNotContainIgnoringCase(Example.MARKER);
    }

    /** Other statements in front of it, and other letters, change nothing. */
    @ParameterizedTest
    @MethodSource("examples")
    void showsNoSecretBehindOtherText(Example example) {
        for (String prefix :
                List.of("SELECT 1; ", ";;", "EXPLAIN ", "BEGIN ", " (\n", "/* a */ -- b\n", "x ", "{", "'a'; ")) {
            String sql = prefix + sql(example).toLowerCase(Locale.ROOT);
            assertThat(SqlRedactor.withoutLiterals(sql)).as(sql).doesNotContain(Example.MARKER);
        }
    }

    @Test
    void thereAreMany() {
        assertThat(examples()).hasSizeGreaterThan(300);
    }

    private static String sql(Example example) {
        String sql = example.input().replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
        return CODE.matcher(sql).replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
    }
}

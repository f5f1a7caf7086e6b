package io.sessionaudit.core.secrets;

import java.util.List;

import io.sessionaudit.core.jdbc.SafeUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms of URLs that drivers document, with user and password in each place. */
class UrlExamplesTest {
    static List<Example> examples() {
        return Example.of("urls");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsTheAddressOnly(Example example) {
        assertThat(SafeUrl.of(example.input())).isEqualTo(example.shown()).doesNotContainIgnoringCase(Example.MARKER);
    }

    /** A wrapper in front of the name of the database changes nothing else. */
    @ParameterizedTest
    @MethodSource("examples")
    void showsNoSecretBehindAnyPrefix(Example example) {
        for (String prefix :
                List.of("jdbc:p6spy:", "jdbc:unknown:", "JDBC:Otel:", "jdbc-secretsmanager:", "a:b:c:", "x")) {
            String url = prefix + example.input().replaceFirst("(?i)^jdbc:", "");
            assertThat(SafeUrl.of(url)).as(url).doesNotContainIgnoringCase(Example.MARKER);
        }
    }

    @Test
    void thereAreMany() {
        assertThat(examples()).hasSizeGreaterThan(300);
    }
}

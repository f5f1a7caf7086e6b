package io.sessionaudit.core.jdbc;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cannot connect to jdbc:mysql://scott:hunter2@db/orders",
                "jdbc:p6spy:oracle:thin:scott/hunter2@//h:1521/svc",
                "url jdbc:postgresql://db/o?user=a&password=hunter2 failed",
                "https://user:hunter2@collector:4318/v1",
                "https://user:hun/ter2@hunter2@collector",
                "password=hunter2",
                "Password: hunter2",
                "{\"password\":\"hunter2\"}",
                "db_password = hunter2",
                "PWD=hunter2;x=1",
                "api-key=hunter2",
                "access_token=hunter2&x=1",
                "Authorization: Basic hunter2",
                "Bearer hunter2",
                "sessionId=hunter2",
                "clientSecret:hunter2",
                "spring.datasource.password=hunter2"
            })
    void removesSecrets(String text) {
        assertThat(SafeText.of(text)).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "request 42 of user anna",
                "a1b2c3d4-e5f6",
                "thread-rule=reject",
                "/var/log/app/audit-%p.jsonl",
                "https://collector:4318/v1/metrics",
                "anna@example.com",
                "java.io.IOException: No space left on device",
                "the compass points north: yes"
            })
    void keepsOtherText(String text) {
        assertThat(SafeText.of(text)).isEqualTo(text);
    }

    @Test
    void shortensLongText() {
        assertThat(SafeText.of("a".repeat(5_000))).hasSize(1_004).endsWith("a ...");
        assertThat(SafeText.of((String) null)).isNull();
    }

    @Test
    void hidesValuesWhoseNameAnnouncesSecret() {
        assertThat(SafeText.of(Map.of("userToken", "hunter2"))).containsExactly(Map.entry("userToken", "?"));
        assertThat(SafeText.of(Map.of("request", "42"))).containsExactly(Map.entry("request", "42"));
    }
}

package io.sessionaudit.core.options;

import java.time.Duration;
import java.util.List;

import io.sessionaudit.core.session.ThreadRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionTypeTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "2m, PT2M", "1h, PT1H"})
    void parsesDurationsWithUnit(String text, Duration duration) {
        assertThat(OptionType.DURATION.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "s",
                "30 s",
                "30d",
                "-1s",
                "0s",
                "1.5s",
                "9999h",
                "99999999999999999h",
                "9223372036854775808ms"
            })
    void rejectsOtherDurations(String text) {
        assertRefused(OptionType.DURATION, text);
    }

    @Test
    void requiresPositiveCounts() {
        assertThat(OptionType.COUNT.parse("65536")).isEqualTo(65536);
        List.of("", "0", "-1", "1.5", "many", "99999999999").forEach(text -> assertRefused(OptionType.COUNT, text));
    }

    @Test
    void parsesSharesAsPercentages() {
        assertThat(OptionType.SHARE.parse("1%")).isEqualTo(0.01);
        assertThat(OptionType.SHARE.parse("0.5%")).isEqualTo(0.005);
        assertThat(OptionType.SHARE.parse("100%")).isEqualTo(1);
        List.of("", "%", "1", "-1%", "101%", "NaN%", "x%").forEach(text -> assertRefused(OptionType.SHARE, text));
    }

    @ParameterizedTest
    @CsvSource({
        "http://collector:4318, http://collector:4318",
        "https://collector.example/otlp/, https://collector.example/otlp",
        "http://[::1]:4318, http://[::1]:4318"
    })
    void parsesUrlsOfServers(String text, String url) {
        assertThat(OptionType.HTTP_URL.parse(text)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collector:4318",
                "grpc://collector:4317",
                "http://",
                "http://user:secret@collector:4318",
                "http://collector:4318?key=secret",
                "http://collector:4318/#x",
                "http://collector :4318"
            })
    void rejectsOtherUrls(String text) {
        assertRefused(OptionType.HTTP_URL, text);
    }

    @Test
    void parsesAddresses() {
        assertThat(OptionType.ADDRESS.parse("9400")).isEqualTo(new HttpAddress(null, 9400));
        assertThat(OptionType.ADDRESS.parse("app-1.local:0")).isEqualTo(new HttpAddress("app-1.local", 0));
        assertThat(OptionType.ADDRESS.parse("[::1]:9400")).isEqualTo(new HttpAddress("::1", 9400));
        assertThat(OptionType.ADDRESS.parse("[::1]:9400")).hasToString("[::1]:9400");
        assertThat(OptionType.ADDRESS.parse("off").isOn()).isFalse();
        List.of("", "on", "-1", "65536", ":9400", "::1:9400", "a b:1", "http://a:1", "9400/", "a:")
                .forEach(text -> assertRefused(OptionType.ADDRESS, text));
    }

    @Test
    void acceptsOnlyLongSecrets() {
        assertThat(OptionType.SECRET.parse("correct-horse-battery")).isEqualTo("correct-horse-battery");
        assertThat(OptionType.SECRET.parse("")).isEmpty();
        List.of("short", "with a blank in between", "umlaut-umlaut-\u00fc\u00fc")
                .forEach(text -> assertThatThrownBy(() -> OptionType.SECRET.parse(text))
                        .isInstanceOf(InvalidValueException.class)
                        .hasMessageNotContaining(text));
    }

    @Test
    void parsesOnlyTrueAndFalseAsFlags() {
        assertThat(OptionType.FLAG.parse("true")).isTrue();
        assertThat(OptionType.FLAG.parse("false")).isFalse();
        List.of("", "yes", "TRUE", "1").forEach(text -> assertRefused(OptionType.FLAG, text));
    }

    @Test
    void separatesNamesByCommas() {
        assertThat(OptionType.NAMES.parse(" com.acme.A, com.acme.B,,")).containsExactly("com.acme.A", "com.acme.B");
        assertThat(OptionType.NAMES.parse("")).isEmpty();
    }

    @Test
    void parsesChoicesAsLowerCaseConstants() {
        OptionType<ThreadRule.Mode> type = OptionType.oneOf(ThreadRule.Mode.class);

        assertThat(type.parse("reject")).isEqualTo(ThreadRule.Mode.REJECT);
        assertThat(OptionType.names(ThreadRule.Mode.class)).containsExactly("off", "log", "reject", "share");
        List.of("", "REJECT", "refuse").forEach(text -> assertRefused(type, text));
    }

    private static void assertRefused(OptionType<?> type, String text) {
        assertThatThrownBy(() -> type.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
    }
}

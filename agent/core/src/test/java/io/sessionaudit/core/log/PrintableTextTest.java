package io.sessionaudit.core.log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PrintableTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0x061C, 0x200E, 0x200F, 0x2028,
                0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800, 0xDFFF, 0xFFF9, 0xE0001
            })
    void replacesUnsafeCharacters(int character) {
        String text = "a" + Character.toString(character) + "b";

        assertThat(PrintableText.of(text)).isEqualTo("a b");
    }

    @Test
    void keepsAllOtherText() {
        String text = "Stra\u00dfe \u65e5\u672c \ud83d\ude42 "
                + "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u00a0|~";

        assertThat(PrintableText.of(text)).isSameAs(text);
        assertThat(PrintableText.ofJson(text)).isSameAs(text);
        assertThat(PrintableText.of(null)).isNull();
    }

    @Test
    void escapesUnsafeCharactersOfJsonWithoutChangingItsContent() {
        String text = "a\u009b31m\u202eb\u2028c\u007f\ud83d\ude42";
        JsonMapper mapper = JsonMapper.shared();
        String json = "{\n\"x\" : " + mapper.writeValueAsString(text) + "\n}";
        String printable = PrintableText.ofJson(json);

        assertThat(printable)
                .doesNotContain("\u009b", "\u202e", "\u2028", "\u007f")
                .contains("\\u009b31m\\u202eb");
        assertThat(mapper.readTree(printable).get("x").asString()).isEqualTo(text);
        assertThat(PrintableText.ofJson("{}\u001b[31m\n")).isEqualTo("{} [31m\n");
    }
}

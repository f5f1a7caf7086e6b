package io.sessionaudit.core.log.reader;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimestampParserTest {
    private static final String NOON = "2026-11-22T12:34:56.789012Z";

    @Test
    void parsesTimesLikeJava() {
        assertThat(TimestampParser.parse(NOON)).isEqualTo(Instant.parse(NOON));
        assertThat(TimestampParser.parse("2028-02-29T23:59:59.000000Z")).isEqualTo("2028-02-29T23:59:59Z");
        assertThat(TimestampParser.parse("2026-11-22T12:34:56Z")).isEqualTo("2026-11-22T12:34:56Z");
        assertThat(TimestampParser.parse("2026-02-29T12:34:56.789012Z")).isNull();
        assertThat(TimestampParser.parse("yesterday")).isNull();
        assertThat(TimestampParser.parse(null)).isNull();
    }

    @Test
    void parsesRandomlyDamagedTimesLikeJava() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(NOON);
            for (int change = random.nextInt(3); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), "0123456789-:.TZ ".charAt(random.nextInt(16)));
            }
            assertThat(TimestampParser.parse(text.toString())).as("%s", text).isEqualTo(java(text.toString()));
        }
    }

    private static Instant java(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

package io.sessionaudit.core.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LogWriterTest {
    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00.000042Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LogWriter log = new LogWriter(bytes);

    @Test
    void preservesEveryText() throws IOException {
        for (String text : List.of(
                "", "plain", "\"\\/\b\f\n\r\t", "\u0000\u001f\u007f\u2028", "Straße 日本 🙂", "a".repeat(200_000))) {
            assertThat(written("text", text).get("text").asString()).isEqualTo(text);
        }
    }

    @Test
    void replacesUnpairedSurrogates() throws IOException {
        assertThat(written("text", "half \ud83d of one").get("text").asString()).isEqualTo("half ? of one");
    }

    @Test
    void preservesNumbersOfEveryLength() throws IOException {
        for (long number = 1; number > 0; number *= 7) {
            assertThat(written("number", number).get("number").asLong()).isEqualTo(number);
            assertThat(written("number", -number).get("number").asLong()).isEqualTo(-number);
        }
        assertThat(written("number", 0).get("number").asLong()).isZero();
        assertThat(written("number", Long.MAX_VALUE).get("number").asLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(written("number", Long.MIN_VALUE).get("number").asLong()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void writesTimesWithMicrosecondsAcrossSeconds() throws IOException {
        for (String time : List.of(
                "2026-11-22T12:00:00.000000Z",
                "2026-11-22T12:00:00.999999Z",
                "2026-11-22T12:00:01.000001Z",
                "2026-11-22T12:00:00.500000Z",
                "1969-12-31T23:59:59.000001Z")) {
            bytes.reset();
            log.begin("start", Instant.parse(time)).end();
            assertThat(line().get("time").asString()).isEqualTo(time);
        }
    }

    @Test
    void writesNestedListsAndObjects() throws IOException {
        Object nested = Map.of("list", List.of(1, "two", List.of(true)), "empty", Map.of());
        JsonNode line = written("nested", nested);

        assertThat(line.get("nested").get("list").toString()).isEqualTo("[1,\"two\",[true]]");
        assertThat(line.get("nested").get("empty").isEmpty()).isTrue();
        assertThat(line.get("after").asBoolean()).isTrue();
    }

    @Test
    void writesDurationsWithThreeDecimalsAndNeverNegative() throws IOException {
        log.begin("session", TIME)
                .putMillis("a", 12_481_999)
                .putMillis("b", 5_000)
                .putMillis("c", -1)
                .end();
        log.flush();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("\"a\":12.481,\"b\":0.005,\"c\":0.000}\n");
    }

    @Test
    void writesOnlyCompleteLinesToTheStream() throws IOException {
        List<byte[]> pieces = new ArrayList<>();
        LogWriter writer = new LogWriter(new OutputStream() {
            @Override
            public void write(int each) {
                throw new AssertionError("one byte at a time");
            }

            @Override
            public void write(byte[] buffer, int offset, int length) {
                pieces.add(new String(buffer, offset, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
            }
        });
        for (int i = 0; i < 10_000; i++) {
            writer.begin("site", TIME)
                    .put("number", i)
                    .put("text", "x".repeat(i % 300))
                    .end();
        }
        writer.flush();

        assertThat(pieces.stream().filter(piece -> piece.length > 0))
                .hasSizeGreaterThan(2)
                .allSatisfy(piece -> {
                    assertThat((char) piece[0]).isEqualTo('{');
                    assertThat((char) piece[piece.length - 1]).isEqualTo('\n');
                });
    }

    @Test
    void reportsStreamFailureAtEveryLaterFlush() {
        LogWriter writer = new LogWriter(new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                throw new IOException("no space left");
            }
        });
        for (int i = 0; i < 10_000; i++) {
            writer.begin("site", TIME).put("number", i).end();
        }

        assertThatThrownBy(writer::flush).isInstanceOf(IOException.class).hasMessage("no space left");
        assertThatThrownBy(writer::flush).isInstanceOf(IOException.class);
    }

    private JsonNode written(String name, Object value) throws IOException {
        bytes.reset();
        if (value instanceof Long number) {
            log.begin("start", TIME).put(name, (long) number);
        } else if (value instanceof String text) {
            log.begin("start", TIME).put(name, text);
        } else {
            log.begin("start", TIME).put(name, value);
        }
        log.put("after", true).end();
        return line();
    }

    private JsonNode line() throws IOException {
        log.flush();
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
        return JsonMapper.shared().readTree(text);
    }
}

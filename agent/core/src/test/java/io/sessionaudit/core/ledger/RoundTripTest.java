package io.sessionaudit.core.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.reader.LogReader;
import io.sessionaudit.core.log.reader.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Records are read back equal to what was written, and no text can forge a record or a line. */
class RoundTripTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");

    /** Frequent causes of format errors: quotes, escapes, all line ends, control characters, surrogates, markup. */
    private static final String[] PIECES = {
        "\"", "\\", "\n", "\r", "\t", "\0", "\u001b[31m", "\u0085", "\u2028", "\u2029", "\u00e9", "\ud83d\ude00",
                "</script>",
        "{\"type\":\"stop\"}", "}\n{", ",", ":", "'", "%s", "${jndi:x}", "plain", " ", "\u202e", "\ufeff", "\u007f", "a"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readsRecordBackAsWritten(long seed) throws IOException {
        Random random = new Random(seed);
        List<Map<String, Object>> written = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LogWriter log = new LogWriter(bytes);
        log.begin(LogFormat.START, NOON)
                .put(LogFormat.FORMAT, LogFormat.VERSION)
                .end();
        for (int i = 0; i < 2_000; i++) {
            Map<String, Object> fields = fields(random);
            written.add(fields);
            write(log, fields);
        }
        log.flush();

        List<LogRecord> read = read(bytes.toByteArray());

        assertThat(read).hasSize(written.size() + 1);
        assertThat(bytes.toString(StandardCharsets.UTF_8).chars().filter(each -> each == '\n'))
                .as("lines")
                .hasSize(written.size() + 1);
        for (int i = 0; i < written.size(); i++) {
            requireEqual(read.get(i + 1), written.get(i));
        }
    }

    @Test
    void readsTextThatResemblesARecordAsText() throws IOException {
        String forged = "x\",\"end\":\"closed\"}\n{\"type\":\"finding\",\"time\":\"now\",\"finding\":1}\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LogWriter log = new LogWriter(bytes);
        log.begin(LogFormat.START, NOON)
                .put(LogFormat.FORMAT, LogFormat.VERSION)
                .end();
        log.begin(LogFormat.SESSION, NOON)
                .put(LogFormat.SESSION, 1)
                .put(LogFormat.SOURCE, forged)
                .putMillis(LogFormat.HELD_MS, 1_000)
                .put(LogFormat.END, "open")
                .end();
        log.flush();

        assertThat(read(bytes.toByteArray())).hasSize(2).last().satisfies(session -> {
            assertThat(session.text(LogFormat.SOURCE)).isEqualTo(forged);
            assertThat(session.text(LogFormat.END)).isEqualTo("open");
        });
    }

    private static Map<String, Object> fields(Random random) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(LogFormat.SESSION, random.nextLong());
        fields.put(LogFormat.SOURCE, text(random));
        fields.put(LogFormat.THREAD, text(random));
        fields.put(LogFormat.VIRTUAL, random.nextBoolean());
        fields.put(LogFormat.HELD_MS, new LogWriter.Millis(random.nextLong() >>> 11 + random.nextInt(53)));
        fields.put(LogFormat.END, text(random));
        if (random.nextBoolean()) {
            fields.put(LogFormat.FRAMES, List.of(text(random), text(random)));
            fields.put(LogFormat.FINDINGS, Map.of(text(random), Math.abs((long) random.nextInt())));
        }
        return fields;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static void write(LogWriter log, Map<String, Object> fields) {
        log.begin(LogFormat.SESSION, NOON).putAll(fields).end();
    }

    private static void requireEqual(LogRecord record, Map<String, Object> fields) {
        assertThat(record.time()).isEqualTo(NOON);
        fields.forEach((name, value) -> {
            if (value instanceof String text) {
                assertThat(record.text(name)).isEqualTo(text);
            } else if (value instanceof Long number) {
                assertThat(record.number(name, ~number)).isEqualTo(number);
            } else if (value instanceof Boolean flag) {
                assertThat(record.flag(name)).isEqualTo(flag);
            } else if (value instanceof LogWriter.Millis millis) {
                assertThat(record.decimal(name, -1)).isEqualTo(millis.nanos() / 1000 / 1000.0);
            } else if (value instanceof List<?> texts) {
                assertThat(record.texts(name)).isEqualTo(texts);
            } else if (value instanceof Map<?, ?> counts) {
                assertThat(record.counts(name)).isEqualTo(counts);
            }
        });
    }

    private static List<LogRecord> read(byte[] bytes) {
        List<LogRecord> records = new ArrayList<>();
        LogReader reader = new LogReader(new ByteArrayInputStream(bytes), "a.jsonl", problem -> {
            throw new AssertionError(problem.text());
        });
        for (LogRecord record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        return records;
    }
}

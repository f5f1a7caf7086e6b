package io.sessionaudit.core.log.reader;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Reference implementation of reading a log, with Jackson only and not optimized; the reader is compared with it. */
final class PlainReading {
    private static final String START = "{\"type\":\"start\"";

    private record Line(long number, JsonNode record) {}

    private final List<Line> records = new ArrayList<>();
    private final List<Long> problems = new ArrayList<>();
    private boolean refused;
    private long firstForeign;
    private boolean anyRecord;

    private PlainReading() {}

    static PlainReading of(byte[] log) {
        PlainReading reading = new PlainReading();
        List<byte[]> lines = lines(log);
        for (int i = 0; i < lines.size(); i++) {
            reading.read(i + 1, lines.get(i));
        }
        if (!reading.anyRecord) {
            reading.problems.add(0L);
        }
        return reading;
    }

    /** {@return whether the reader decompresses such bytes first} */
    static boolean isCompressed(byte[] log) {
        return log.length > 1 && log[0] == 0x1f && log[1] == (byte) 0x8b;
    }

    List<Long> recordLines() {
        return records.stream().map(Line::number).toList();
    }

    List<JsonNode> records() {
        return records.stream().map(Line::record).toList();
    }

    List<Long> problemLines() {
        return problems;
    }

    /** Every field of the record has the value that Jackson reads. */
    static void requireEqual(LogRecord record, JsonNode expected) {
        assertThat(JsonMapper.shared().readTree(record.json())).hasToString(expected.toString());
        assertThat(record.type()).isEqualTo(expected.get("type").stringValue());
        expected.properties().forEach(field -> requireEqual(record, field.getKey(), field.getValue()));
    }

    private static void requireEqual(LogRecord record, String name, JsonNode value) {
        assertThat(record.has(name)).as(name).isEqualTo(!value.isNull());
        assertThat(record.text(name)).as(name).isEqualTo(value.isString() ? value.stringValue() : null);
        assertThat(record.time(name)).as(name).isEqualTo(value.isString() ? instant(value.stringValue()) : null);
        assertThat(record.flag(name)).as(name).isEqualTo(value.isBoolean() && value.booleanValue());
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        assertThat(record.number(name, -7)).as(name).isEqualTo(whole ? value.longValue() : -7);
        assertThat(record.decimal(name, -7)).as(name).isEqualTo(isFinite(value) ? value.doubleValue() : -7);
        assertThat(record.texts(name)).as(name).hasSize(value.isArray() ? value.size() : 0);
        Map<String, Double> numbers = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        if (value.isObject()) {
            assertThat(record.pairs(name)).as(name).hasSize(value.size());
            value.properties().forEach(each -> {
                if (isFinite(each.getValue())) {
                    numbers.put(each.getKey(), each.getValue().doubleValue());
                }
                if (each.getValue().isIntegralNumber() && each.getValue().canConvertToLong()) {
                    counts.put(each.getKey(), each.getValue().longValue());
                }
            });
        }
        assertThat(record.numbers(name)).as(name).isEqualTo(numbers);
        assertThat(record.counts(name)).as(name).isEqualTo(counts);
    }

    private static boolean isFinite(JsonNode value) {
        return value.isNumber() && Double.isFinite(Double.parseDouble(value.asString()));
    }

    private static Instant instant(String text) {
        try {
            Instant time = Instant.parse(text);
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            return year >= 1970 && year <= 9999 ? time : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void read(long number, byte[] line) {
        if (new String(line, StandardCharsets.ISO_8859_1).matches("[ \t\r]*")) {
            return;
        }
        JsonNode record = record(line);
        if (record == null) {
            if (anyRecord) {
                problems.add(number);
            } else if (firstForeign == 0) {
                firstForeign = number;
            }
            int start = new String(line, StandardCharsets.ISO_8859_1).lastIndexOf(START);
            record = start <= 0 ? null : record(Arrays.copyOfRange(line, start, line.length));
        }
        if (record != null) {
            accept(number, record);
        }
    }

    private void accept(long number, JsonNode record) {
        boolean start = record.get("type").stringValue().equals("start");
        if (!anyRecord) {
            anyRecord = true;
            if (firstForeign > 0) {
                problems.add(firstForeign);
            }
            if (!start) {
                problems.add(number);
            }
        }
        if (start) {
            JsonNode format = record.get("format");
            refused = !format.isIntegralNumber() || !format.canConvertToLong() || format.longValue() != 1;
            if (refused) {
                problems.add(number);
            }
        }
        if (!refused) {
            records.add(new Line(number, record));
        }
    }

    private static JsonNode record(byte[] line) {
        try {
            JsonNode node = JsonMapper.shared().readTree(line);
            return RecordValidator.fault(new JsonRecord("a.jsonl", 1, node)) == null ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static List<byte[]> lines(byte[] log) {
        List<byte[]> lines = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at < log.length; at++) {
            if (log[at] == '\n') {
                lines.add(Arrays.copyOfRange(log, begin, at));
                begin = at + 1;
            }
        }
        if (begin < log.length) {
            lines.add(Arrays.copyOfRange(log, begin, log.length));
        }
        return lines;
    }
}

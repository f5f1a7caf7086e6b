package io.sessionaudit.core.log;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * One record of a log, as it was read. Its fields are asked for by the names of {@link LogFormat}.
 *
 * <p>A field that is missing, or is not of the type asked for, gives the answer for missing: a reader has to live with logs
 * of later versions. Immutable, threadsafe.
 */
public final class LogRecord {
    private final String file;
    private final long line;
    private final JsonNode fields;

    LogRecord(String file, long line, JsonNode fields) {
        this.file = file;
        this.line = line;
        this.fields = fields;
    }

    /** {@return the file it was read from, as the user named it} */
    public String file() {
        return file;
    }

    /** {@return its line, counted from 1} */
    public long line() {
        return line;
    }

    /** {@return what it is: {@link LogFormat#START} and so on} */
    public String type() {
        return text(LogFormat.TYPE);
    }

    /** {@return when it was written or happened, or null} */
    public Instant time() {
        try {
            String time = text(LogFormat.TIME);
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** {@return whether the field is there} */
    public boolean has(String name) {
        return fields.hasNonNull(name);
    }

    /** {@return a text, or null} */
    public String text(String name) {
        JsonNode value = fields.get(name);
        return value == null || !value.isString() ? null : value.stringValue();
    }

    /** {@return a whole number, or {@code otherwise}} */
    public long number(String name, long otherwise) {
        JsonNode value = fields.get(name);
        return value == null || !value.isIntegralNumber() || !value.canConvertToLong() ? otherwise : value.longValue();
    }

    /** {@return a number, or {@code otherwise}} */
    public double decimal(String name, double otherwise) {
        JsonNode value = fields.get(name);
        return value == null || !value.isNumber() ? otherwise : value.doubleValue();
    }

    /** {@return whether the field says true} */
    public boolean flag(String name) {
        JsonNode value = fields.get(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** {@return a list of texts; empty where there is none} */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode list = fields.get(name);
        if (list != null && list.isArray()) {
            list.forEach(each -> texts.add(each.asString("")));
        }
        return texts;
    }

    /** {@return numbers by name; empty where there are none} */
    public Map<String, Double> numbers(String name) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        properties(name).forEach((key, value) -> {
            if (value.isNumber()) {
                numbers.put(key, value.doubleValue());
            }
        });
        return numbers;
    }

    /** {@return whole numbers by name; empty where there are none} */
    public Map<String, Long> counts(String name) {
        Map<String, Long> counts = new LinkedHashMap<>();
        numbers(name).forEach((key, value) -> counts.put(key, value.longValue()));
        return counts;
    }

    /** {@return texts by name; empty where there are none} */
    public Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        properties(name).forEach((key, value) -> pairs.put(key, value.asString("")));
        return pairs;
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + fields;
    }

    private Map<String, JsonNode> properties(String name) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        JsonNode object = fields.get(name);
        if (object != null && object.isObject()) {
            object.properties().forEach(each -> properties.put(each.getKey(), each.getValue()));
        }
        return properties;
    }
}

package io.sessionaudit.core.log.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** A record of any content, read by Jackson. */
final class JsonRecord extends LogRecord {
    private final JsonNode fields;

    JsonRecord(String file, long line, JsonNode fields) {
        super(file, line);
        this.fields = fields;
    }

    @Override
    public boolean has(String name) {
        return fields.hasNonNull(name);
    }

    @Override
    public String text(String name) {
        JsonNode value = fields.get(name);
        return value == null || !value.isString() ? null : value.stringValue();
    }

    @Override
    public long number(String name, long otherwise) {
        JsonNode value = fields.get(name);
        return value == null || !isLong(value) ? otherwise : value.longValue();
    }

    @Override
    public double decimal(String name, double otherwise) {
        JsonNode value = fields.get(name);
        return value == null || !isDouble(value) ? otherwise : value.doubleValue();
    }

    @Override
    public boolean flag(String name) {
        JsonNode value = fields.get(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    @Override
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode list = fields.get(name);
        if (list != null && list.isArray()) {
            list.forEach(each -> texts.add(each.asString("")));
        }
        return texts;
    }

    @Override
    public Map<String, Double> numbers(String name) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        properties(name).forEach((key, value) -> {
            if (isDouble(value)) {
                numbers.put(key, value.doubleValue());
            }
        });
        return numbers;
    }

    @Override
    public Map<String, Long> counts(String name) {
        Map<String, Long> counts = new LinkedHashMap<>();
        properties(name).forEach((key, value) -> {
            if (isLong(value)) {
                counts.put(key, value.longValue());
            }
        });
        return counts;
    }

    @Override
    public Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        properties(name).forEach((key, value) -> pairs.put(key, value.asString("")));
        return pairs;
    }

    @Override
    public String json() {
        return fields.toString();
    }

    @Override
    Shape shape(String name) {
        JsonNode value = fields.get(name);
        if (value == null) {
            return Shape.MISSING;
        }
        return switch (value.getNodeType()) {
            case STRING -> Shape.TEXT;
            case NUMBER -> isDouble(value) ? Shape.NUMBER : Shape.OTHER;
            case ARRAY -> Shape.LIST;
            default -> Shape.OTHER;
        };
    }

    private static boolean isLong(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    /** False for numbers outside the range of double, for which Jackson throws or returns infinity. */
    private static boolean isDouble(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue(Double.NaN));
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

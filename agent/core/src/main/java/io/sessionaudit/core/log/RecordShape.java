package io.sessionaudit.core.log;

import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** What a record must have for a reader to make sense of it; docs/log-format.schema.json says the rest. */
final class RecordShape {
    private static final JsonNodeType TEXT = JsonNodeType.STRING;
    private static final JsonNodeType NUMBER = JsonNodeType.NUMBER;

    private static final Map<String, Map<String, JsonNodeType>> REQUIRED = Map.of(
            LogFormat.START, Map.of(LogFormat.FORMAT, NUMBER),
            LogFormat.SOURCE, Map.of(LogFormat.SOURCE, TEXT),
            LogFormat.SITE, Map.of(LogFormat.SITE, TEXT, LogFormat.FRAMES, JsonNodeType.ARRAY),
            LogFormat.OPEN, Map.of(LogFormat.SESSION, NUMBER, LogFormat.SOURCE, TEXT),
            LogFormat.SESSION,
                    Map.of(
                            LogFormat.SESSION,
                            NUMBER,
                            LogFormat.SOURCE,
                            TEXT,
                            LogFormat.HELD_MS,
                            NUMBER,
                            LogFormat.END,
                            TEXT),
            LogFormat.FINDING,
                    Map.of(
                            LogFormat.FINDING,
                            NUMBER,
                            LogFormat.KIND,
                            TEXT,
                            LogFormat.SEVERITY,
                            TEXT,
                            LogFormat.SOURCE,
                            TEXT),
            LogFormat.RESOLVED, Map.of(LogFormat.SESSION, NUMBER),
            LogFormat.SUMMARY, Map.of(LogFormat.SOURCE, TEXT, LogFormat.SESSIONS, NUMBER),
            LogFormat.STOP, Map.of(LogFormat.SESSIONS, NUMBER));

    private RecordShape() {}

    /** {@return what keeps it from being a record of ours, or null when it is one} */
    static String fault(JsonNode record) {
        JsonNode type = record.get(LogFormat.TYPE);
        if (type == null || !type.isString()) {
            return "is JSON without a \"type\", no record of a Session Audit log";
        }
        Map<String, JsonNodeType> required = REQUIRED.get(type.stringValue());
        if (required == null) {
            return "has the unknown type \"" + shortened(type.stringValue()) + "\"";
        }
        for (Map.Entry<String, JsonNodeType> field : required.entrySet()) {
            JsonNode value = record.get(field.getKey());
            if (value == null || value.getNodeType() != field.getValue()) {
                return "is a \"" + type.stringValue() + "\" record whose \"" + field.getKey()
                        + "\" is missing or is no " + word(field.getValue());
            }
        }
        return null;
    }

    private static String word(JsonNodeType type) {
        return switch (type) {
            case STRING -> "text";
            case ARRAY -> "list";
            default -> "number";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}

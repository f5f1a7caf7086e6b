package io.sessionaudit.core.log.reader;

import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord.Shape;

import static java.util.Map.entry;

/** Checks the fields that readers require; docs/log-format.schema.json specifies all of them. */
final class RecordValidator {
    private static final double HUNDRED_YEARS_MS = 100 * 365.25 * 86_400_000;

    private static final long MAX_COUNT = 1_000_000_000_000L;
    private static final List<String> COUNTS = List.of(
            LogFormat.SESSIONS,
            LogFormat.COUNT,
            LogFormat.UNTRACKED,
            LogFormat.SENT,
            LogFormat.UNSENT,
            LogFormat.UNSENT_METRICS);
    private static final List<String> COUNT_MAPS = List.of(LogFormat.FINDINGS, LogFormat.RESOLVED, LogFormat.ENDS);

    private record Field(String name, Shape shape) {}

    private static final Map<String, Field[]> REQUIRED = Map.ofEntries(
            entry(LogFormat.START, fields(number(LogFormat.FORMAT))),
            entry(LogFormat.SOURCE, fields(text(LogFormat.SOURCE))),
            entry(LogFormat.SITE, fields(text(LogFormat.SITE), new Field(LogFormat.FRAMES, Shape.LIST))),
            entry(LogFormat.OPEN, fields(number(LogFormat.SESSION), text(LogFormat.SOURCE))),
            entry(
                    LogFormat.SESSION,
                    fields(
                            number(LogFormat.SESSION),
                            text(LogFormat.SOURCE),
                            number(LogFormat.HELD_MS),
                            text(LogFormat.END))),
            entry(
                    LogFormat.FINDING,
                    fields(
                            number(LogFormat.FINDING),
                            text(LogFormat.KIND),
                            text(LogFormat.SEVERITY),
                            text(LogFormat.SOURCE))),
            entry(LogFormat.RESOLVED, fields(number(LogFormat.SESSION))),
            entry(LogFormat.SUMMARY, fields(text(LogFormat.SOURCE), number(LogFormat.SESSIONS))),
            entry(LogFormat.OPTIONS_CHANGED, fields()),
            entry(LogFormat.UNAUDITED, fields(text(LogFormat.CLASS))),
            entry(LogFormat.RECLAIM, fields(text(LogFormat.SOURCE), text(LogFormat.OUTCOME))),
            entry(LogFormat.USAGE, fields(text(LogFormat.SOURCE), number(LogFormat.SAMPLES))),
            entry(LogFormat.EXPORT, fields(text(LogFormat.URL), number(LogFormat.SENT), number(LogFormat.UNSENT))),
            entry(LogFormat.STOP, fields(number(LogFormat.SESSIONS))));

    private RecordValidator() {}

    /** {@return why it is not a valid record, or null if it is one} */
    static String fault(LogRecord record) {
        String type = record.type();
        if (type == null) {
            return "is JSON without a \"type\", no record of a Session Audit log";
        }
        Field[] required = REQUIRED.get(type);
        if (required == null) {
            return "has the unknown type \"" + shortened(type) + "\"";
        }
        for (Field field : required) {
            if (record.shape(field.name) != field.shape) {
                return "is a \"" + type + "\" record whose \"" + field.name + "\" is missing or is no "
                        + word(field.shape);
            }
        }
        if (countsBeyondReason(record)) {
            return "is a \"" + type + "\" record with a count that is less than nothing or more than a million million";
        }
        return isHeldBeyondReason(record, type)
                ? "is a \"" + type + "\" record whose \"" + LogFormat.HELD_MS
                        + "\" is less than nothing or more than a hundred years"
                : null;
    }

    /** Rejects records with impossible counts, whose sum could overflow. */
    private static boolean countsBeyondReason(LogRecord record) {
        for (String name : COUNTS) {
            if (isBeyondReason(record.number(name, 0))) {
                return true;
            }
        }
        for (String name : COUNT_MAPS) {
            if (record.has(name) && record.counts(name).values().stream().anyMatch(RecordValidator::isBeyondReason)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBeyondReason(long count) {
        return count < 0 || count > MAX_COUNT;
    }

    /** Rejects records with an impossible {@code held_ms}, whose sum could overflow. */
    private static boolean isHeldBeyondReason(LogRecord record, String type) {
        if (!type.equals(LogFormat.SESSION)) {
            return false;
        }
        double held = record.decimal(LogFormat.HELD_MS, 0);
        return held < 0 || held > HUNDRED_YEARS_MS;
    }

    private static Field[] fields(Field... fields) {
        return fields;
    }

    private static Field text(String name) {
        return new Field(name, Shape.TEXT);
    }

    private static Field number(String name) {
        return new Field(name, Shape.NUMBER);
    }

    private static String word(Shape shape) {
        return switch (shape) {
            case TEXT -> "text";
            case LIST -> "list";
            default -> "number";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}

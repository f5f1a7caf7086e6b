package io.sessionaudit.core.log.reader;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;

/**
 * One record of a log. {@link LogFormat} defines the names of its fields.
 *
 * <p>A field of another type than the requested one is treated as missing, because later versions may add fields.
 * Immutable.
 */
public abstract sealed class LogRecord permits FlatRecord, JsonRecord {
    /** The type of a value. */
    enum Shape {
        MISSING,
        TEXT,
        NUMBER,
        LIST,
        OTHER
    }

    private static final long YEAR_10000 = 253_402_300_800L;

    private final String file;
    private final long line;

    LogRecord(String file, long line) {
        this.file = file;
        this.line = line;
    }

    /** {@return the path of its file, as the user specified it} */
    public final String file() {
        return file;
    }

    /** {@return its line number, counted from 1} */
    public final long line() {
        return line;
    }

    /** {@return its type, such as {@link LogFormat#START}} */
    public String type() {
        return text(LogFormat.TYPE);
    }

    /** {@return when it was written or happened, or null} */
    public final Instant time() {
        return time(LogFormat.TIME);
    }

    /** {@return a time, or null if it is missing or not between the years 1970 and 9999} */
    public final Instant time(String name) {
        Instant time = TimestampParser.parse(text(name));
        return time == null || time.getEpochSecond() < 0 || time.getEpochSecond() >= YEAR_10000 ? null : time;
    }

    /** {@return whether the field exists} */
    public abstract boolean has(String name);

    /** {@return a string, or null} */
    public abstract String text(String name);

    /** {@return an integer, or {@code otherwise}} */
    public abstract long number(String name, long otherwise);

    /** {@return a number, or {@code otherwise}} */
    public abstract double decimal(String name, double otherwise);

    /** {@return whether the value is true} */
    public abstract boolean flag(String name);

    /** {@return a list of strings; empty if missing} */
    public abstract List<String> texts(String name);

    /** {@return numbers by name; empty if missing} */
    public abstract Map<String, Double> numbers(String name);

    /** {@return integers by name; empty if missing} */
    public abstract Map<String, Long> counts(String name);

    /** {@return strings by name; empty if missing} */
    public abstract Map<String, String> pairs(String name);

    /** {@return the record as one line of JSON} */
    public abstract String json();

    abstract Shape shape(String name);

    @Override
    public final String toString() {
        return file + ":" + line + ": " + json();
    }
}

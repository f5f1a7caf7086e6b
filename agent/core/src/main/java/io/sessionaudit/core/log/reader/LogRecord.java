package io.sessionaudit.core.log.reader;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;

/**
 * One record of a log, as it was read. Its fields are asked for by the names of {@link LogFormat}.
 *
 * <p>A field that is missing, or is not of the type asked for, gives the answer for missing: a reader has to live with logs
 * of later versions. Immutable, threadsafe.
 */
public abstract sealed class LogRecord permits FlatRecord, JsonRecord {
    /** What kind of value a field has. */
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

    /** {@return the file it was read from, as the user named it} */
    public final String file() {
        return file;
    }

    /** {@return its line, counted from 1} */
    public final long line() {
        return line;
    }

    /** {@return what it is: {@link LogFormat#START} and so on} */
    public String type() {
        return text(LogFormat.TYPE);
    }

    /** {@return when it was written or happened, or null} */
    public final Instant time() {
        return time(LogFormat.TIME);
    }

    /** {@return a time, or null; also where it is one that no clock has shown: before 1970 or after 9999} */
    public final Instant time(String name) {
        Instant time = TimestampParser.parse(text(name));
        return time == null || time.getEpochSecond() < 0 || time.getEpochSecond() >= YEAR_10000 ? null : time;
    }

    /** {@return whether the field is there} */
    public abstract boolean has(String name);

    /** {@return a text, or null} */
    public abstract String text(String name);

    /** {@return a whole number, or {@code otherwise}} */
    public abstract long number(String name, long otherwise);

    /** {@return a number, or {@code otherwise}} */
    public abstract double decimal(String name, double otherwise);

    /** {@return whether the field says true} */
    public abstract boolean flag(String name);

    /** {@return a list of texts; empty where there is none} */
    public abstract List<String> texts(String name);

    /** {@return numbers by name; empty where there are none} */
    public abstract Map<String, Double> numbers(String name);

    /** {@return whole numbers by name; empty where there are none} */
    public abstract Map<String, Long> counts(String name);

    /** {@return texts by name; empty where there are none} */
    public abstract Map<String, String> pairs(String name);

    /** {@return the record as one line of JSON} */
    public abstract String json();

    abstract Shape shape(String name);

    @Override
    public final String toString() {
        return file + ":" + line + ": " + json();
    }
}

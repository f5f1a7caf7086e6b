package io.sessionaudit.core.log;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes records as JSON lines: {@code begin}, any number of {@code put}, {@code end}.
 *
 * <p>Not threadsafe. Everything that Jackson escapes is escaped, line ends among it, so no text can forge a line.
 */
public final class LogWriter {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final JsonGenerator json;

    /**
     * A writer to a stream.
     *
     * @param out gets the bytes; should be buffered
     */
    public LogWriter(OutputStream out) {
        json = JsonFactory.builder().rootValueSeparator("").build().createGenerator(ObjectWriteContext.empty(), out);
    }

    /** Begins a record. */
    public LogWriter begin(String type, Instant time) {
        json.writeStartObject();
        return put(LogFormat.TYPE, type).put(LogFormat.TIME, time);
    }

    /** Puts a text; nothing is written for null. */
    public LogWriter put(String name, String text) {
        if (text != null) {
            json.writeStringProperty(name, text);
        }
        return this;
    }

    /** Puts a whole number. */
    public LogWriter put(String name, long number) {
        json.writeNumberProperty(name, number);
        return this;
    }

    /** Puts true or false. */
    public LogWriter put(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    /** Puts a time. */
    public LogWriter put(String name, Instant time) {
        return put(name, MICROSECONDS.format(time));
    }

    /** Puts a duration in milliseconds with three decimals. */
    public LogWriter putMillis(String name, long nanos) {
        json.writeName(name);
        json.writeNumber(millis(nanos));
        return this;
    }

    /** Puts texts, numbers, durations, lists and maps under their names. */
    public LogWriter putAll(Map<String, ?> fields) {
        fields.forEach((name, value) -> {
            json.writeName(name);
            write(value);
        });
        return this;
    }

    /** Puts an object or a list. */
    public LogWriter put(String name, Object value) {
        json.writeName(name);
        write(value);
        return this;
    }

    /** Ends the record, and its line. */
    public void end() {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** Hands everything to the stream. */
    public void flush() throws IOException {
        try {
            json.flush();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void write(Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Millis millis) {
            json.writeNumber(millis(millis.nanos()));
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((name, each) -> {
                json.writeName(name.toString());
                write(each);
            });
            json.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            list.forEach(this::write);
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }

    /** A duration, for {@link #putAll}. */
    public record Millis(long nanos) {}

    private static String millis(long nanos) {
        long micros = Math.max(0, nanos / 1000);
        String decimals = Long.toString(1000 + micros % 1000);
        return micros / 1000 + "." + decimals.substring(1);
    }
}

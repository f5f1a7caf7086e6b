package io.sessionaudit.core.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes records as JSON lines: {@code begin}, any number of {@code put}, {@code end}.
 *
 * <p>Not threadsafe. Everything that JSON wants escaped is escaped, line ends among it, so no text can forge a line. What is
 * plain goes into the buffer byte by byte and allocates nothing, because there is a line for each session; the rest is left to
 * Jackson.
 *
 * <p>The stream gets whole lines only, unless one is longer than the buffer. When it fails, {@link #flush} says so, and every
 * later record is dropped.
 */
public final class LogWriter {
    private static final int BUFFER = 1 << 16;
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private final OutputStream out;
    private final TimestampFormatter times = new TimestampFormatter();
    private byte[] buffer = new byte[BUFFER];
    private int end;
    private int wholeLines;
    private boolean first;
    private IOException failure;

    /**
     * A writer to a stream.
     *
     * @param out gets the bytes, many at once; need not be buffered
     */
    public LogWriter(OutputStream out) {
        this.out = out;
    }

    /** Begins a record. */
    public LogWriter begin(String type, Instant time) {
        add('{');
        first = true;
        return put(LogFormat.TYPE, type).put(LogFormat.TIME, time);
    }

    /** Puts a text; nothing is written for null. */
    public LogWriter put(String name, String text) {
        if (text != null) {
            name(name);
            text(text);
        }
        return this;
    }

    /** Puts a whole number. */
    public LogWriter put(String name, long number) {
        name(name);
        number(number);
        return this;
    }

    /** Puts true or false. */
    public LogWriter put(String name, boolean value) {
        name(name);
        plain(value ? "true" : "false");
        return this;
    }

    /** Puts a time. */
    public LogWriter put(String name, Instant time) {
        name(name);
        add('"');
        reserve(TimestampFormatter.MAX_LENGTH);
        end = times.write(time, buffer, end);
        add('"');
        return this;
    }

    /** Puts a duration in milliseconds with three decimals. */
    public LogWriter putMillis(String name, long nanos) {
        name(name);
        millis(nanos);
        return this;
    }

    /** Puts texts, numbers, durations, lists and maps under their names. */
    public LogWriter putAll(Map<String, ?> fields) {
        fields.forEach(this::put);
        return this;
    }

    /** Puts an object or a list. */
    public LogWriter put(String name, Object value) {
        name(name);
        value(value);
        return this;
    }

    /** Ends the record, and its line. */
    public void end() {
        add('}');
        add('\n');
        wholeLines = end;
        if (end > BUFFER / 2) {
            handOver();
        }
    }

    /** Hands everything to the stream. */
    public void flush() throws IOException {
        handOver();
        if (failure == null) {
            out.flush();
        } else {
            throw failure;
        }
    }

    private void handOver() {
        try {
            if (failure == null) {
                out.write(buffer, 0, wholeLines);
            }
        } catch (IOException e) {
            failure = e;
        }
        System.arraycopy(buffer, wholeLines, buffer, 0, end - wholeLines);
        end -= wholeLines;
        wholeLines = 0;
    }

    private void name(String name) {
        if (!first) {
            add(',');
        }
        first = false;
        text(name);
        add(':');
    }

    private void value(Object value) {
        if (value == null) {
            plain("null");
        } else if (value instanceof Millis millis) {
            millis(millis.nanos());
        } else if (value instanceof Number number) {
            number(number.longValue());
        } else if (value instanceof Boolean flag) {
            plain(flag.toString());
        } else if (value instanceof Map<?, ?> map) {
            add('{');
            first = true;
            map.forEach((name, each) -> {
                name(name.toString());
                value(each);
            });
            add('}');
            first = false;
        } else if (value instanceof Iterable<?> list) {
            add('[');
            boolean next = false;
            for (Object each : list) {
                if (next) {
                    add(',');
                }
                next = true;
                value(each);
            }
            add(']');
        } else {
            text(value.toString());
        }
    }

    private void text(String text) {
        add('"');
        int length = text.length();
        reserve(length);
        byte[] bytes = buffer;
        int at = end;
        for (int i = 0; i < length; i++) {
            char each = text.charAt(i);
            if (each < ' ' || each > '~' || each == '"' || each == '\\') {
                escaped(text);
                return;
            }
            bytes[at + i] = (byte) each;
        }
        end += length;
        add('"');
    }

    private void escaped(String text) {
        // Half a surrogate pair, which Jackson refuses, comes out of the first conversion as a question mark.
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        byte[] quoted = ENCODER.quoteAsUTF8(whole);
        reserve(quoted.length);
        System.arraycopy(quoted, 0, buffer, end, quoted.length);
        end += quoted.length;
        add('"');
    }

    private void plain(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[end++] = (byte) text.charAt(i);
        }
    }

    private void number(long number) {
        if (number < 0) {
            plain(Long.toString(number)); // seldom
            return;
        }
        reserve(20);
        int digits = Digits.count(number);
        Digits.write(number, digits, buffer, end);
        end += digits;
    }

    private void millis(long nanos) {
        long micros = Math.max(0, nanos / 1000);
        number(micros / 1000);
        add('.');
        reserve(3);
        Digits.write(micros % 1000, 3, buffer, end);
        end += 3;
    }

    private void add(char each) {
        reserve(1);
        buffer[end++] = (byte) each;
    }

    private void reserve(int bytes) {
        if (buffer.length - end < bytes) {
            grow(bytes);
        }
    }

    private void grow(int bytes) {
        handOver();
        if (buffer.length - end < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, end + bytes));
        }
    }

    /** A duration, for {@link #putAll}. */
    public record Millis(long nanos) {}
}

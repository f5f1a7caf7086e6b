package io.sessionaudit.core.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes records as JSON lines: {@code begin}, any number of {@code put}, {@code end}.
 *
 * <p>Not thread-safe. All strings are escaped, including line ends, so no string can forge a line. Plain ASCII is
 * written to the buffer without allocation, because there is a line for each session; Jackson escapes the rest.
 *
 * <p>The stream receives whole lines only, unless a line is longer than the buffer. If the stream fails, {@link #flush}
 * throws its exception, and later records are dropped.
 */
public final class LogWriter {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final TimestampFormatter times = new TimestampFormatter();
    private byte[] buffer = new byte[BUFFER];
    private int end;
    private int wholeLines;
    private boolean first;
    private IOException failure;

    /**
     * Creates a writer.
     *
     * @param out receives the bytes in large blocks; need not be buffered
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

    /** Writes a string; nothing if it is null. */
    public LogWriter put(String name, String text) {
        if (text != null) {
            name(name);
            text(text);
        }
        return this;
    }

    /** Writes an integer. */
    public LogWriter put(String name, long number) {
        name(name);
        number(number);
        return this;
    }

    /** Writes a boolean. */
    public LogWriter put(String name, boolean value) {
        name(name);
        plain(value ? "true" : "false");
        return this;
    }

    /** Writes a time. */
    public LogWriter put(String name, Instant time) {
        name(name);
        time(time);
        return this;
    }

    /** Writes a duration in milliseconds with three decimals. */
    public LogWriter putMillis(String name, long nanos) {
        name(name);
        millis(nanos);
        return this;
    }

    /** Writes strings, numbers, durations, lists and maps as fields. */
    public LogWriter putAll(Map<String, ?> fields) {
        fields.forEach(this::put);
        return this;
    }

    /** Writes an object or a list. */
    public LogWriter put(String name, Object value) {
        name(name);
        value(value);
        return this;
    }

    /** Ends the record and its line. */
    public void end() {
        add('}');
        add('\n');
        wholeLines = end;
        if (end > BUFFER / 2) {
            try {
                handOver();
            } catch (OutOfMemoryError e) {
                // The record is complete; the next one tries again.
            }
        }
    }

    /** Removes an incomplete record, after a failure while it was being written. */
    public void abandon() {
        end = wholeLines;
    }

    /** Writes the buffer to the stream and flushes it. */
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
        } else if (value instanceof Instant time) {
            time(time);
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

    /** Unpaired surrogates become question marks. */
    private void escaped(String text) {
        byte[] quoted = JsonText.escape(text.getBytes(StandardCharsets.UTF_8));
        if (PrintableText.containsUnsafe(text)) {
            // A log is also read with tools that print it as it is.
            quoted = PrintableText.ofJson(new String(quoted, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
        }
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
            plain(Long.toString(number)); // rare
            return;
        }
        reserve(20);
        int digits = Digits.count(number);
        Digits.write(number, digits, buffer, end);
        end += digits;
    }

    private void time(Instant time) {
        add('"');
        reserve(TimestampFormatter.MAX_LENGTH);
        end = times.write(time, buffer, end);
        add('"');
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

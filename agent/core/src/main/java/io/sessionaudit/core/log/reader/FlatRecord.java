package io.sessionaudit.core.log.reader;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;

/**
 * A record without nested values, as most records are: the line and the offsets of its fields. {@link
 * FlatRecordScanner} accepts only ASCII without escapes, so a string is a range of bytes. Immutable.
 */
final class FlatRecord extends LogRecord {
    private static final int LONG_DIGITS = 18;
    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final String[] TYPES = {
        LogFormat.SESSION,
        LogFormat.OPEN,
        LogFormat.RESOLVED,
        LogFormat.FINDING,
        LogFormat.SOURCE,
        LogFormat.SITE,
        LogFormat.SUMMARY,
        LogFormat.STOP,
        LogFormat.START
    };

    private final byte[] bytes;
    private final int[] fields;
    private final String type;

    /**
     * Creates a record.
     *
     * @param fields four offsets per field: begin and end of the name and of the value, without quotes
     */
    FlatRecord(String file, long line, byte[] bytes, int[] fields) {
        super(file, line);
        this.bytes = bytes;
        this.fields = fields;
        this.type = findType();
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public boolean has(String name) {
        return find(name) >= 0;
    }

    @Override
    public String text(String name) {
        int field = find(name);
        return field < 0 || !isText(field) ? null : value(field);
    }

    @Override
    public long number(String name, long otherwise) {
        int field = find(name);
        if (field < 0 || !isNumber(field)) {
            return otherwise;
        }
        int at = fields[field + 2];
        int end = fields[field + 3];
        boolean negative = bytes[at] == '-';
        if (end - at > LONG_DIGITS) {
            return longNumber(value(field), otherwise);
        }
        long number = 0;
        for (at += negative ? 1 : 0; at < end; at++) {
            if (bytes[at] == '.') {
                return otherwise;
            }
            number = number * 10 + bytes[at] - '0';
        }
        return negative ? -number : number;
    }

    @Override
    public double decimal(String name, double otherwise) {
        int field = find(name);
        return field < 0 || !isNumber(field) ? otherwise : decimal(field);
    }

    @Override
    public boolean flag(String name) {
        int field = find(name);
        return field >= 0 && bytes[fields[field + 2]] == 't' && !isText(field);
    }

    @Override
    public List<String> texts(String name) {
        return List.of();
    }

    @Override
    public Map<String, Double> numbers(String name) {
        return Map.of();
    }

    @Override
    public Map<String, Long> counts(String name) {
        return Map.of();
    }

    @Override
    public Map<String, String> pairs(String name) {
        return Map.of();
    }

    @Override
    public String json() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    Shape shape(String name) {
        int field = find(name);
        if (field < 0) {
            return Shape.MISSING;
        }
        return isText(field) ? Shape.TEXT : isNumber(field) ? Shape.NUMBER : Shape.OTHER;
    }

    /** Searches backwards: the last of two fields with one name is used, as by Jackson. */
    private int find(String name) {
        for (int field = fields.length - 4; field >= 0; field -= 4) {
            if (matches(name, fields[field], fields[field + 1])) {
                return field;
            }
        }
        return -1;
    }

    private boolean matches(String name, int begin, int end) {
        int length = name.length();
        if (end - begin != length) {
            return false;
        }
        for (int i = length - 1; i >= 0; i--) { // names differ more often at the end
            if (bytes[begin + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String findType() {
        int field = find(LogFormat.TYPE);
        if (field < 0 || !isText(field)) {
            return null;
        }
        for (String known : TYPES) {
            if (matches(known, fields[field + 2], fields[field + 3])) {
                return known;
            }
        }
        return value(field);
    }

    private boolean isText(int field) {
        return bytes[fields[field + 2] - 1] == '"';
    }

    private boolean isNumber(int field) {
        byte first = bytes[fields[field + 2]];
        return (first == '-' || first >= '0' && first <= '9') && !isText(field);
    }

    private String value(int field) {
        int begin = fields[field + 2];
        return new String(bytes, begin, fields[field + 3] - begin, StandardCharsets.ISO_8859_1);
    }

    /** Up to fifteen digits and a power of ten are exact as doubles, so their quotient is the nearest double. */
    private double decimal(int field) {
        int begin = fields[field + 2];
        int end = fields[field + 3];
        if (end - begin > EXACT_DIGITS) {
            return Double.parseDouble(value(field));
        }
        boolean negative = bytes[begin] == '-';
        long digits = 0;
        int point = end - 1;
        for (int at = begin + (negative ? 1 : 0); at < end; at++) {
            if (bytes[at] == '.') {
                point = at;
            } else {
                digits = digits * 10 + bytes[at] - '0';
            }
        }
        int decimals = end - 1 - point;
        if (decimals == 0) {
            return negative ? -digits : digits; // integers have no negative zero
        }
        if (decimals >= POWERS_OF_TEN.length) {
            return Double.parseDouble(value(field));
        }
        double number = digits / POWERS_OF_TEN[decimals];
        return negative ? -number : number;
    }

    private static long longNumber(String text, long otherwise) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}

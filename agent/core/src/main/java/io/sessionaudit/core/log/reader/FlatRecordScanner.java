package io.sessionaudit.core.log.reader;

import java.util.Arrays;

/**
 * Reads the most frequent lines: one object of ASCII strings without escapes, plain numbers and booleans, without
 * spaces. It accepts no line that Jackson would reject and reads none differently; all other lines are left to Jackson.
 *
 * <p>Exists for speed: a report on a long log spends most of its time here.
 */
final class FlatRecordScanner {
    private static final int MAX_FIELDS = 32;

    private final byte[] bytes;
    private final int[] fields = new int[4 * MAX_FIELDS];
    private int at;

    private FlatRecordScanner(byte[] bytes) {
        this.bytes = bytes;
    }

    /** {@return the record, or null if Jackson has to read the line} */
    static FlatRecord scan(String file, long number, byte[] line) {
        int[] fields = new FlatRecordScanner(line).scan();
        return fields == null ? null : new FlatRecord(file, number, line, fields);
    }

    private int[] scan() {
        if (current() != '{') {
            return null;
        }
        int filled = 0;
        do {
            at++;
            if (filled == fields.length || !isTextNext()) {
                return null;
            }
            fields[filled] = at;
            if (!passText()) {
                return null;
            }
            fields[filled + 1] = at - 1;
            if (current() != ':') {
                return null;
            }
            at++;
            boolean text = isTextNext();
            fields[filled + 2] = at;
            if (text ? !passText() : !passPlain()) {
                return null;
            }
            fields[filled + 3] = text ? at - 1 : at;
            filled += 4;
        } while (current() == ',');
        return current() == '}' && at == bytes.length - 1 ? Arrays.copyOf(fields, filled) : null;
    }

    /** Returns 0, which no record contains, after the end. */
    private int current() {
        return at < bytes.length ? bytes[at] : 0;
    }

    /** {@return whether a string begins here; if so, its quote is skipped} */
    private boolean isTextNext() {
        if (current() != '"') {
            return false;
        }
        at++;
        return true;
    }

    /** {@return whether the string is plain; if so, its closing quote is skipped} */
    private boolean passText() {
        byte[] line = bytes;
        for (int i = at; i < line.length; i++) {
            byte each = line[i];
            if (each == '"') {
                at = i + 1;
                return true;
            }
            if (each < ' ' || each == '\\') { // non-ASCII bytes are negative
                return false;
            }
        }
        return false;
    }

    private boolean passPlain() {
        return switch (current()) {
            case 't' -> passWord("true");
            case 'f' -> passWord("false");
            case '-' -> {
                at++;
                yield passNumber();
            }
            default -> passNumber();
        };
    }

    private boolean passWord(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (current() != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Accepts no exponent and no leading zeros. */
    private boolean passNumber() {
        int begin = at;
        passDigits();
        if (at == begin || bytes[begin] == '0' && at > begin + 1) {
            return false;
        }
        if (current() == '.') {
            at++;
            int decimals = at;
            passDigits();
            return at > decimals && at - begin < 300; // Jackson's limits apply to longer ones
        }
        return at - begin < 300;
    }

    private void passDigits() {
        while (current() >= '0' && current() <= '9') {
            at++;
        }
    }
}

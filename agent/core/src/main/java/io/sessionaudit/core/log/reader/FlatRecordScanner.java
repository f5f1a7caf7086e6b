package io.sessionaudit.core.log.reader;

import java.util.Arrays;

/**
 * Reads the lines that logs are full of: one object of ASCII texts without escapes, plain numbers, and true or false, with
 * no space between. It accepts no line that Jackson would refuse, and reads none differently; whatever else there is, it
 * leaves to Jackson. Threadsafe.
 *
 * <p>It exists for speed alone: a report over a long log spends its time here.
 */
final class FlatRecordScanner {
    private static final int MAX_FIELDS = 32;

    private final byte[] bytes;
    private final int[] fields = new int[4 * MAX_FIELDS];
    private int at;

    private FlatRecordScanner(byte[] bytes) {
        this.bytes = bytes;
    }

    /** {@return the record that a line is, or null where the line is for Jackson} */
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

    /** 0, which is no part of any record, behind the end. */
    private int current() {
        return at < bytes.length ? bytes[at] : 0;
    }

    /** {@return whether a text begins here; then the scanner stands behind its quote} */
    private boolean isTextNext() {
        if (current() != '"') {
            return false;
        }
        at++;
        return true;
    }

    /** {@return whether the text ends as a plain one; then the scanner stands behind its quote} */
    private boolean passText() {
        byte[] line = bytes;
        for (int i = at; i < line.length; i++) {
            byte each = line[i];
            if (each == '"') {
                at = i + 1;
                return true;
            }
            if (each < ' ' || each == '\\') { // bytes beyond ASCII are negative
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

    /** Without an exponent; no zero before another digit. */
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
            return at > decimals && at - begin < 300; // longer ones are read, or refused, by Jackson's own limits
        }
        return at - begin < 300;
    }

    private void passDigits() {
        while (current() >= '0' && current() <= '9') {
            at++;
        }
    }
}

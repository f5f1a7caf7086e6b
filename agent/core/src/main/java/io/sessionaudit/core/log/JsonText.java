package io.sessionaudit.core.log;

import java.util.Arrays;

/**
 * Escapes the content of JSON strings. Jackson needs Java 17, and the agent also runs on older JVMs. Threadsafe.
 */
final class JsonText {
    /** The most bytes that one becomes. */
    private static final int MAX_ESCAPED = 6;

    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
    };

    private JsonText() {}

    /** {@return text in UTF-8 with quotes, backslashes and control characters escaped} */
    static byte[] escape(byte[] text) {
        byte[] escaped = new byte[text.length * MAX_ESCAPED];
        int end = 0;
        for (byte each : text) {
            byte letter = letter(each);
            if (letter != 0) {
                escaped[end++] = '\\';
                escaped[end++] = letter;
            } else if (each >= 0 && each < ' ') {
                escaped[end++] = '\\';
                escaped[end++] = 'u';
                escaped[end++] = '0';
                escaped[end++] = '0';
                escaped[end++] = DIGITS[each >> 4];
                escaped[end++] = DIGITS[each & 15];
            } else {
                escaped[end++] = each;
            }
        }
        return Arrays.copyOf(escaped, end);
    }

    /** {@return the letter that represents a character behind a backslash, or 0} */
    private static byte letter(byte character) {
        return switch (character) {
            case '"', '\\' -> character;
            case '\b' -> 'b';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\f' -> 'f';
            case '\r' -> 'r';
            default -> 0;
        };
    }
}

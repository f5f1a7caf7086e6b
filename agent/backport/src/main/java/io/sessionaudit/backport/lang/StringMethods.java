package io.sessionaudit.backport.lang;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.stream.Stream;

/** Methods of {@code String} that are newer than Java 8. */
public final class StringMethods {
    private StringMethods() {}

    /** {@return whether there is only white space} */
    public static boolean isBlank(String text) {
        return start(text) == text.length();
    }

    /** {@return the text without white space at its ends} */
    public static String strip(String text) {
        int start = start(text);
        return text.substring(start, Math.max(start, end(text)));
    }

    /** {@return the text without white space at its start} */
    public static String stripLeading(String text) {
        return text.substring(start(text));
    }

    /** {@return the text without white space at its end} */
    public static String stripTrailing(String text) {
        return text.substring(0, end(text));
    }

    /** {@return the text, several times} */
    public static String repeat(String text, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count is negative: " + count);
        }
        StringBuilder repeated = new StringBuilder(text.length() * count);
        for (int i = 0; i < count; i++) {
            repeated.append(text);
        }
        return repeated.toString();
    }

    /** {@return the lines, without their ends} */
    public static Stream<String> lines(String text) {
        return new BufferedReader(new StringReader(text)).lines();
    }

    /** {@return the text as a format, applied to arguments} */
    public static String formatted(String format, Object[] arguments) {
        return String.format(format, arguments);
    }

    private static int start(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        return start;
    }

    private static int end(String text) {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return end;
    }
}

package io.sessionaudit.core.log.reader;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Parses times of the form {@code 2026-11-22T12:00:00.000000Z} faster than {@link Instant#parse}, which reads the
 * others.
 */
final class TimestampParser {
    private static final int LENGTH = "2026-11-22T12:00:00.000000Z".length();
    private static final long SECONDS_A_DAY = 86_400;

    private TimestampParser() {}

    /** {@return the time, or null if the string is null or no time} */
    static Instant parse(String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant usual = usual(text);
            return usual == null ? Instant.parse(text) : usual;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant usual(String text) {
        if (text.length() != LENGTH
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(19) != '.'
                || text.charAt(26) != 'Z') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int micros = digits(text, 20, 26);
        if ((year | month | day | hour | minute | second | micros) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * SECONDS_A_DAY + hour * 3600L + minute * 60L + second, micros * 1000L);
    }

    private static int digits(String text, int begin, int end) {
        int number = 0;
        for (int i = begin; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}

package io.sessionaudit.core.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes times as ISO-8601 in UTC with microseconds. The part before the fraction is cached, because most times are in
 * the same second as the one before. Not thread-safe.
 */
final class TimestampFormatter {
    /** Maximum number of bytes of a time before the year 10000. */
    static final int MAX_LENGTH = 32;

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);
    private static final int DECIMALS = 6;

    private long second = Long.MIN_VALUE;
    private byte[] text;

    /** {@return the offset after the time} */
    int write(Instant time, byte[] buffer, int offset) {
        if (time.getEpochSecond() != second) {
            second = time.getEpochSecond();
            text = SECONDS.format(time).getBytes(StandardCharsets.US_ASCII);
        }
        System.arraycopy(text, 0, buffer, offset, text.length);
        int at = offset + text.length;
        Digits.write(time.getNano() / 1000, DECIMALS, buffer, at);
        buffer[at + DECIMALS] = 'Z';
        return at + DECIMALS + 1;
    }
}

package io.sessionaudit.tools.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.sessionaudit.core.options.Option;
import io.sessionaudit.core.options.Options;

/** Formats numbers and times for display, independent of the locale. */
public final class ReportText {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ReportText() {}

    /** {@return a number with thousands separators} */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@return a number and its noun} */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** {@return a duration with three digits and its unit} */
    static String millis(double millis) {
        if (millis < 1000) {
            int decimals = millis < 10 ? 2 : millis < 100 ? 1 : 0;
            return String.format(Locale.ROOT, "%." + decimals + "f ms", millis);
        }
        double seconds = millis / 1000;
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 7200
                ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    static String moment(Instant time) {
        return time == null ? "unknown" : DAY_AND_TIME.format(time) + " UTC";
    }

    static String span(Instant from, Instant to) {
        if (from == null || to == null) {
            return "unknown";
        }
        boolean sameDay = DAY_AND_TIME.format(from).regionMatches(0, DAY_AND_TIME.format(to), 0, 10);
        return DAY_AND_TIME.format(from) + " to " + (sameDay ? TIME : DAY_AND_TIME).format(to) + " UTC ("
                + millis(Duration.between(from, to).toMillis()) + ")";
    }

    static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(each -> each.getKey() + " " + count(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** {@return the options that differ from their defaults} */
    static String options(Map<String, String> options) {
        Map<String, String> defaults =
                Options.ALL.stream().collect(Collectors.toMap(Option::name, Option::defaultText));
        String given = options.entrySet().stream()
                .filter(option -> !option.getValue().equals(defaults.get(option.getKey())))
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining(" "));
        return given.isEmpty() ? "all at their defaults" : given;
    }
}

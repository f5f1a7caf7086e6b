package io.sessionaudit.runtime.flight;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import jdk.jfr.SettingControl;

/**
 * The setting {@code heldThreshold} of the event of a session: a number and a unit, such as {@code 20 ms}. If several
 * recordings run, the smallest value is effective. Thread-safe.
 */
final class HeldThreshold extends SettingControl {
    static final String DEFAULT = "20 ms";

    private static final Map<String, TimeUnit> UNITS = Map.of(
            "ns", TimeUnit.NANOSECONDS,
            "us", TimeUnit.MICROSECONDS,
            "ms", TimeUnit.MILLISECONDS,
            "s", TimeUnit.SECONDS,
            "m", TimeUnit.MINUTES,
            "h", TimeUnit.HOURS,
            "d", TimeUnit.DAYS);

    private volatile String value = DEFAULT;
    private volatile long nanos = parse(DEFAULT);

    /** Creates a setting with the default value; called by JFR. */
    HeldThreshold() {}

    /** {@return the minimum time} */
    long nanos() {
        return nanos;
    }

    @Override
    public String combine(Set<String> values) {
        return values.stream()
                .min(Comparator.comparingLong(HeldThreshold::parse))
                .orElse(DEFAULT);
    }

    @Override
    public void setValue(String value) {
        this.value = value;
        nanos = parse(value);
    }

    @Override
    public String getValue() {
        return value;
    }

    /** {@return a time in nanoseconds; that of the default if the text is none} */
    static long parse(String text) {
        String trimmed = text.trim();
        int digits = 0;
        while (digits < trimmed.length() && Character.isDigit(trimmed.charAt(digits))) {
            digits++;
        }
        TimeUnit unit = UNITS.get(trimmed.substring(digits).trim());
        if (digits == 0 || digits > 18 || unit == null) {
            return TimeUnit.MILLISECONDS.toNanos(20);
        }
        return unit.toNanos(Long.parseLong(trimmed.substring(0, digits)));
    }
}

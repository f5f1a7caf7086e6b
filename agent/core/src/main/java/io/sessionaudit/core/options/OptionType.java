package io.sessionaudit.core.options;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * How the values of an option are parsed.
 *
 * @param <T> the type of the values
 */
public final class OptionType<T> {
    private static final String OFF = "off";
    private static final int MIN_SECRET = 16;

    /** Any text. */
    public static final OptionType<String> TEXT = new OptionType<>("string", text -> text);

    /** True or false. */
    public static final OptionType<Boolean> FLAG = new OptionType<>("true or false", text -> {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return Boolean.valueOf(text);
    });

    /** A duration with its unit. */
    public static final OptionType<Duration> DURATION =
            new OptionType<>("duration, such as 500ms, 30s, 2m or 1h", OptionType::duration);

    /** A duration with its unit, or none: zero. */
    public static final OptionType<Duration> DURATION_OR_OFF = new OptionType<>(
            "duration, such as 30m, 1h or 24h, or off", text -> text.equals(OFF) ? Duration.ZERO : duration(text));

    /** A number of bytes, with its unit of 1024, or none: zero. */
    public static final OptionType<Long> SIZE = new OptionType<>(
            "size, such as 500KB, 100MB or 2GB, or off",
            text -> text.equals(OFF) ? Long.valueOf(0) : Long.valueOf(size(text)));

    /** A positive whole number. */
    public static final OptionType<Integer> COUNT = new OptionType<>("whole number above 0", text -> {
        int number = Integer.parseInt(text);
        if (number <= 0) {
            throw new IllegalArgumentException(text);
        }
        return number;
    });

    /** An address to listen at. */
    public static final OptionType<HttpAddress> ADDRESS =
            new OptionType<>("port, such as 9400, host and port, such as 10.0.0.5:9400, or off", HttpAddress::parse);

    /** A secret, which is never shown; it is empty, or too long to be guessed. */
    public static final OptionType<String> SECRET = new OptionType<>("secret", text -> {
        if (!text.isEmpty() && text.length() < MIN_SECRET) {
            throw new InvalidValueException("has fewer than " + MIN_SECRET + " characters");
        }
        if (!text.chars().allMatch(each -> each > ' ' && each < 127)) {
            throw new InvalidValueException("has characters other than letters, digits and ASCII punctuation");
        }
        return text;
    });

    /** A share, given as a percentage, parsed to a number between 0 and 1. */
    public static final OptionType<Double> SHARE = new OptionType<>(
            "percentage from 0% to 100%",
            text -> {
                if (!text.endsWith("%")) {
                    throw new IllegalArgumentException(text);
                }
                double percent = Double.parseDouble(text.substring(0, text.length() - 1));
                if (!(percent >= 0 && percent <= 100)) {
                    throw new IllegalArgumentException(text);
                }
                return percent / 100;
            });

    /** Names, separated by commas. */
    public static final OptionType<List<String>> NAMES = new OptionType<>(
            "names separated by commas",
            text -> Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList());

    /** The URL of a server, which may have a path but no user, password or parameters; empty for none. */
    public static final OptionType<String> HTTP_URL =
            new OptionType<>("URL, such as http://host:4318 or https://host/path", OptionType::httpUrl, "");

    /** Packages and classes, separated by commas; none unless the option is given. */
    public static final OptionType<List<String>> PACKAGES =
            new OptionType<>("packages or classes separated by commas", PackageList::parse, List.of());

    private final String expected;
    private final Function<String, T> parser;

    /** The value of an option without a default; null if the parser accepts an empty text. */
    private final T absent;

    private OptionType(String expected, Function<String, T> parser) {
        this(expected, parser, null);
    }

    private OptionType(String expected, Function<String, T> parser, T absent) {
        this.expected = expected;
        this.parser = parser;
        this.absent = absent;
    }

    /** {@return the value of an option that is not given} */
    T ofDefault(String text) {
        return absent != null && text.isEmpty() ? absent : parser.apply(text);
    }

    /** {@return a type whose values are the constants of an enum, in lower case with hyphens} */
    public static <E extends Enum<E>> OptionType<E> oneOf(Class<E> type) {
        return new OptionType<>("one of " + String.join(", ", names(type)), text -> {
            for (E constant : type.getEnumConstants()) {
                if (name(constant).equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(text);
        });
    }

    /** {@return the constants of an enum as users write them} */
    public static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(OptionType::name).toList();
    }

    T parse(String text) {
        return parser.apply(text);
    }

    String expected() {
        return expected;
    }

    private static String httpUrl(String text) {
        URI url = URI.create(text);
        boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        boolean isPlain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
        if (!isHttp || !isPlain || url.getHost() == null) {
            throw new IllegalArgumentException(text);
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static long size(String text) {
        int digits = Math.max(0, text.length() - 2);
        long number = digits == 0 || digits > 6 ? 0 : Long.parseLong(text.substring(0, digits));
        int shift = switch (text.substring(digits)) {
            case "KB" -> 10;
            case "MB" -> 20;
            case "GB" -> 30;
            default -> throw new IllegalArgumentException(text);
        };
        if (number <= 0) {
            throw new IllegalArgumentException(text);
        }
        return number << shift;
    }

    private static Duration duration(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        // Nine digits of hours exceed the limit below and do not overflow.
        if (digits > 9) {
            throw new IllegalArgumentException(text);
        }
        long number = Long.parseLong(text.substring(0, digits));
        Duration duration = switch (text.substring(digits)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> throw new IllegalArgumentException(text);
        };
        if (duration.isZero() || duration.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }
}

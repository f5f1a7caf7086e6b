package io.sessionaudit.demo;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;

/** The parsed command line. */
record Arguments(Run run, int warmUp, int orders, Optional<Duration> time, Optional<String> url) {

    static final String USAGE = String.join(
            System.lineSeparator(),
            "Usage: java -jar demo-app.jar clean|faulty|scoped [--warm-up N] [--orders N | --for TIME]",
            "                              [--url JDBC-URL]",
            "       java -jar demo-app.jar learn [--url JDBC-URL]",
            "",
            "An ordinary order service on HikariCP and MySQL.",
            "  clean    correct plain JDBC, on eight threads",
            "  faulty   the same service with one bug of each kind, each executed a known number of times",
            "  scoped   the same work as clean, through the scope API",
            "  learn    sessions in six steps; each prints what it shows",
            "",
            "  --orders N   how many orders to place (default: " + Run.CLEAN.orders() + ", faulty "
                    + Run.FAULTY.orders() + ")",
            "  --warm-up N  place N orders before those, with figures of their own (default: 0)",
            "  --for TIME   place orders for that long instead, such as 90s, 30m or 1h, with a rest after each:",
            "               the steady work of a service under moderate load",
            "  --url URL    a MySQL server to use; else the system property session-audit.test.url, else",
            "               MySQL in Docker, else an embedded MariaDB");

    static Arguments parse(String... arguments) throws UsageException {
        Iterator<String> words = Arrays.asList(arguments).iterator();
        Run run = Run.named(words.next());
        int warmUp = 0;
        int orders = run.orders();
        boolean counted = false;
        Optional<Duration> time = Optional.empty();
        Optional<String> url = Optional.empty();
        while (words.hasNext()) {
            String option = words.next();
            switch (option) {
                case "--orders" -> {
                    orders = number(option, value(option, words));
                    counted = true;
                }
                case "--warm-up" -> warmUp = number(option, value(option, words));
                case "--for" -> time = Optional.of(time(option, value(option, words)));
                case "--url" -> url = Optional.of(value(option, words));
                default ->
                    throw new UsageException(
                            "unknown option '" + option + "' (known: --warm-up N, --orders N, --for TIME, --url URL)");
            }
        }
        if (run == Run.LEARN && (warmUp > 0 || counted || time.isPresent())) {
            throw new UsageException("learn places no orders, so it takes none of --warm-up, --orders and --for");
        }
        if (counted && time.isPresent()) {
            throw new UsageException("--orders and --for exclude each other");
        }
        if ((long) warmUp + orders > Integer.MAX_VALUE) {
            throw new UsageException("--warm-up and --orders exceed " + Integer.MAX_VALUE + " together");
        }
        return new Arguments(run, warmUp, orders, time, url);
    }

    private static String value(String option, Iterator<String> words) throws UsageException {
        if (!words.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return words.next();
    }

    private static int number(String option, String value) throws UsageException {
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, like a number out of range.
        }
        throw new UsageException(option + " needs a whole number above 0, not '" + value + "'");
    }

    private static Duration time(String option, String value) throws UsageException {
        try {
            Duration time = Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
            if (time.compareTo(Duration.ZERO) > 0) {
                return time;
            }
        } catch (DateTimeParseException notATime) {
            // Reported below, like a duration out of range.
        }
        throw new UsageException(option + " needs a time such as 90s, 30m or 1h, not '" + value + "'");
    }
}

package io.sessionaudit.core.options;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.sessionaudit.core.session.ReclaimMode;
import io.sessionaudit.core.session.ThreadRule;

/** All options of the agent. Their names are public. */
public final class Options {
    /** Values of {@link #SITES}. */
    public enum Sites {
        /** As many stacks as the budget allows. */
        BUDGET,
        /** Every stack. */
        ALL,
        /** No stack. */
        OFF
    }

    /** Values of {@link #SQL}. */
    public enum Sql {
        /** The statement, without literals. */
        TEXT,
        /** Nothing. */
        OFF
    }

    /** Values of {@link #CLOCK}. */
    public enum Clock {
        /** Each time is read from the system. */
        EXACT,
        /** Times are read from a clock that ticks every millisecond. */
        COARSE
    }

    /** Values of {@link #OVERFLOW}. */
    public enum Overflow {
        /** Count sessions and findings that do not fit. */
        COUNT,
        /** The application waits (back-pressure). */
        BLOCK
    }

    /** Values of {@link #FSYNC}. */
    public enum Fsync {
        /** The operating system decides. */
        OFF,
        /** At each flush. */
        INTERVAL,
        /** After each finding. */
        FINDING
    }

    /** Values of {@link #DUMP_ON}. */
    public enum DumpOn {
        /** Never. */
        OFF,
        /** When a pool is exhausted and a thread waits too long. */
        STARVED
    }

    /** Values of {@link #ON_INSTALL_ERROR}. */
    public enum OnInstallError {
        /** The application runs unaudited. */
        CONTINUE,
        /** The JVM exits. */
        EXIT
    }

    /** Whether to audit. */
    public static final Option<Boolean> ENABLED = flag("enabled", "true", "false: the agent does nothing.");

    /** A file of further options. */
    public static final Option<String> CONFIG = new Option<>(
            "config",
            OptionType.TEXT,
            "",
            List.of(),
            "A properties file with further options, one name=value per line. All other ways to give options"
                    + " override it.",
            "1.0");

    /** Where the log goes. */
    public static final Option<String> LOG = new Option<>(
            "log",
            OptionType.TEXT,
            "session-audit-%p.jsonl",
            List.of(),
            "Where the audit log goes: a file, stdout, stderr or none. In a file name %p is replaced by the process"
                    + " id, %h by the host, %t by the time of the start. The file is readable by its owner only. It"
                    + " must be a regular file of this user: no symbolic link, device or file of another program.",
            "1.0");

    /** How often the log is flushed. */
    public static final Option<Duration> FLUSH =
            duration("flush", "500ms", "How often the log is flushed: what a killed JVM can lose at most.");

    /** How many records may wait. */
    public static final Option<Integer> QUEUE = new Option<>(
            "queue",
            OptionType.COUNT,
            "65536",
            List.of(),
            "How many sessions and findings may wait to be written; rounded up to a power of two.",
            "1.0");

    /** What happens when the queue is full. */
    public static final Option<Overflow> OVERFLOW = choice(
            "overflow",
            Overflow.class,
            "count",
            "What happens if the queue is full. count: sessions are counted by source and appear in a summary record."
                    + " block: the application waits (back-pressure).");

    /** When the log is forced to the disk. */
    public static final Option<Fsync> FSYNC = choice(
            "fsync",
            Fsync.class,
            "off",
            "When the log is forced to the disk, so that it survives a crash of the machine. off: when the"
                    + " operating system decides. interval: at each flush. finding: immediately after a finding. If"
                    + " only the JVM is killed, off loses no more than the others.");

    /** How large a log file may become. */
    public static final Option<Long> ROTATE_SIZE = new Option<>(
            "rotate-size",
            OptionType.SIZE,
            "100MB",
            List.of(),
            "Maximum size of the log file. A larger one is renamed, with the time in its name, and the log continues"
                    + " in a new file.",
            "1.0");

    /** How old a log file may become. */
    public static final Option<Duration> ROTATE_EVERY = new Option<>(
            "rotate-every",
            OptionType.DURATION_OR_OFF,
            "off",
            List.of(),
            "Maximum age of the log file, regardless of its size.",
            "1.0");

    /** How many old files are kept. */
    public static final Option<Integer> ROTATE_KEEP = new Option<>(
            "rotate-keep",
            OptionType.COUNT,
            "100",
            List.of(),
            "How many rotated log files are kept in addition to the current one; the oldest are deleted.",
            "1.0");

    /** How large all files together may become. */
    public static final Option<Long> ROTATE_TOTAL = new Option<>(
            "rotate-total",
            OptionType.SIZE,
            "1GB",
            List.of(),
            "Maximum size of all files of one log together; the oldest are deleted.",
            "1.0");

    /** Whether old files are compressed. */
    public static final Option<Boolean> ROTATE_GZIP =
            flag("rotate-gzip", "true", "Whether rotated log files are compressed; all commands read compressed logs.");

    /** What is done about a second session. */
    public static final Option<ThreadRule.Mode> THREAD_RULE = choice(
            "thread-rule",
            ThreadRule.Mode.class,
            "log",
            "What is done when a thread opens a second session of one source. reject: the caller gets an"
                    + " SQLException (SQLState SA001) before the pool is called. share: the caller gets the session"
                    + " that its thread already has, with its transaction, if a known pool lent it; only the"
                    + " outermost close ends it.");

    /** Which code may open a second session. */
    public static final Option<List<String>> THREAD_RULE_ALLOW = new Option<>(
            "thread-rule-allow",
            OptionType.NAMES,
            "",
            List.of(),
            "Packages, classes or methods whose code may open a second session, separated by commas; a place of the"
                    + " log is a method.",
            "1.0");

    /** What is done about a session that other threads use. */
    public static final Option<Confinement> CONFINEMENT = choice(
            "confinement",
            Confinement.class,
            "log",
            "What is done when threads other than the opener use a session. log: a finding is logged, unless the"
                    + " session was handed over permanently. reject: every call by another thread gets an"
                    + " SQLException (SQLState SA002), except close, abort and queries such as isValid.");

    /** How long a session may be open. */
    public static final Option<Duration> HELD_AFTER = duration(
            "held-after",
            "30s",
            "A session that is open longer than this is reported, and again at 2, 4, 8 ... times as long.");

    /** How long a transaction may be idle. */
    public static final Option<Duration> IDLE_TRANSACTION_AFTER = duration(
            "idle-transaction-after",
            "10s",
            "A transaction with uncommitted changes that no call has used for this long is reported.");

    /** How long a borrow may wait. */
    public static final Option<Duration> STARVED_AFTER = duration(
            "starved-after",
            "1s",
            "A thread that waits longer than this for a connection of an exhausted pool is reported, with all"
                    + " holders of its connections.");

    /** Which leaked sessions are reclaimed. */
    public static final Option<ReclaimMode> RECLAIM = choice(
            "reclaim",
            ReclaimMode.class,
            "off",
            "Which leaked sessions are rolled back and closed, so that their pool gets the connection back."
                    + " abandoned: those whose connection is unreachable. orphaned: those whose thread has ended,"
                    + " if the connection is unreachable, or if no other thread ever used it and it was idle for"
                    + " held-after. Each reclaim is logged. Known pools only.");

    /** How long the agent waits at exit. */
    public static final Option<Duration> EXIT_GRACE = duration(
            "exit-grace",
            "500ms",
            "How long the end of the JVM waits for open sessions, so that shutdown hooks of the application can close"
                    + " them. It does not wait if no session is open. Then the rest of the log is written, for at most"
                    + " 8s, or for this time if it goes to a standard stream that no one reads.");

    /** Which stacks are captured. */
    public static final Option<Sites> SITES = choice(
            "sites",
            Sites.class,
            "budget",
            "For which sessions the stack that opened them is captured. budget: for all, as long as capturing costs"
                    + " less than sites-budget. all: for all; if more than 4,096 wait for the log, they are written"
                    + " without it.");

    /** How much capturing stacks may cost. */
    public static final Option<Double> SITES_BUDGET = new Option<>(
            "sites-budget",
            OptionType.SHARE,
            "1%",
            List.of(),
            "How much of one core capturing stacks may use with sites=budget.",
            "1.0");

    /** What the application is. */
    public static final Option<List<String>> APPLICATION = new Option<>(
            "application",
            OptionType.PACKAGES,
            "",
            List.of(),
            "Packages or classes of the application, separated by commas, with their subpackages: messages name the"
                    + " first frame of such a class as the place of a session.",
            "1.0");

    /** What a library is. */
    public static final Option<List<String>> LIBRARIES = new Option<>(
            "libraries",
            OptionType.PACKAGES,
            "",
            List.of(),
            "Packages or classes of libraries, separated by commas, with their subpackages, in addition to the"
                    + " libraries that the agent knows: a frame of such a class is a place only if no other code is on"
                    + " the stack.",
            "1.0");

    /** How times are read. */
    public static final Option<Clock> CLOCK = choice(
            "clock",
            Clock.class,
            "exact",
            "How times are read. coarse: from a clock that ticks every millisecond, which saves two reads of the"
                    + " system clock per session; durations are then accurate to a millisecond, on an overloaded"
                    + " machine to a few.");

    /** Whether SQL is logged. */
    public static final Option<Sql> SQL = choice(
            "sql",
            Sql.class,
            "text",
            "Whether findings contain the last statement. Literals are replaced by question marks; bind values are"
                    + " never read.");

    /** Which values of the diagnostic context are kept. */
    public static final Option<List<String>> MDC = new Option<>(
            "mdc",
            OptionType.NAMES,
            "",
            List.of(),
            "Keys of slf4j's MDC, separated by commas: the values that the thread has when it opens a session are"
                    + " logged with the session and its findings.",
            "1.0");

    /** Where findings are sent. */
    public static final Option<String> OTLP = new Option<>(
            "otlp",
            OptionType.HTTP_URL,
            "",
            List.of(),
            "URL of a collector of OpenTelemetry, such as http://collector:4318: findings are also sent to it, with"
                    + " OTLP over HTTP. The standard variables OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES and"
                    + " OTEL_EXPORTER_OTLP_* apply, such as those for headers, certificates, compression and timeout.",
            "1.0");

    /** Which sessions are sent. */
    public static final Option<Duration> OTLP_SESSIONS = new Option<>(
            "otlp-sessions",
            OptionType.DURATION_OR_OFF,
            "off",
            List.of(),
            "Sessions that were open for at least this long are sent to the collector of otlp, too.",
            "1.0");

    /** Whether the metrics are sent. */
    public static final Option<Boolean> OTLP_METRICS = flag(
            "otlp-metrics",
            "true",
            "The metrics are sent to the collector of otlp, too, each minute or as often as"
                    + " OTEL_METRIC_EXPORT_INTERVAL states.");

    /** Where the live page is served. */
    public static final Option<HttpAddress> HTTP = new Option<>(
            "http",
            OptionType.ADDRESS,
            "off",
            List.of(),
            "Serves the live page, its JSON and the metrics at this port: PORT on the loopback interface only, or"
                    + " HOST:PORT on that interface, for which http-token is required. Read-only. Statements are"
                    + " shown without literals.",
            "1.0");

    /** Who may read the live page. */
    public static final Option<String> HTTP_TOKEN = new Option<>(
            "http-token",
            OptionType.SECRET,
            "",
            List.of(),
            "The bearer token that requests to http must send, at least 16 characters. Give it in the environment or"
                    + " in the file named by config: the arguments of a JVM are visible to other users. It is never"
                    + " logged.",
            "1.0");

    /** When a dump is written. */
    public static final Option<DumpOn> DUMP_ON = choice(
            "dump-on",
            DumpOn.class,
            "off",
            "When the open sessions and their stacks are written to a file next to the log, such as"
                    + " session-audit-4242.20261130-152941-804.dump. starved: after a finding starved or self-deadlock,"
                    + " at most once a minute; the latest 20 files are kept. Needs a log file.");

    /** Whether an MBean is registered. */
    public static final Option<Boolean> JMX = flag(
            "jmx",
            "true",
            "Whether the MBean io.sessionaudit:type=SessionAudit is registered when the application, or a tool that"
                    + " attaches to it, has created the platform MBean server. It is read-only.");

    /** What happens when the agent cannot start. */
    public static final Option<OnInstallError> ON_INSTALL_ERROR = choice(
            "on-install-error",
            OnInstallError.class,
            "continue",
            "What happens if the agent cannot start, for example because of an invalid option. continue: one line on"
                    + " stderr reports it, and the application runs unaudited. exit: the JVM ends with status 1.");

    /** All options, in the order of the documentation. */
    public static final List<Option<?>> ALL = List.of(
            ENABLED,
            CONFIG,
            LOG,
            FLUSH,
            QUEUE,
            OVERFLOW,
            FSYNC,
            ROTATE_SIZE,
            ROTATE_EVERY,
            ROTATE_KEEP,
            ROTATE_TOTAL,
            ROTATE_GZIP,
            THREAD_RULE,
            THREAD_RULE_ALLOW,
            CONFINEMENT,
            HELD_AFTER,
            IDLE_TRANSACTION_AFTER,
            STARVED_AFTER,
            RECLAIM,
            EXIT_GRACE,
            SITES,
            SITES_BUDGET,
            APPLICATION,
            LIBRARIES,
            CLOCK,
            SQL,
            MDC,
            OTLP,
            OTLP_SESSIONS,
            OTLP_METRICS,
            HTTP,
            HTTP_TOKEN,
            DUMP_ON,
            JMX,
            ON_INSTALL_ERROR);

    /** Options that are fixed at the start; all others may change at run time. */
    private static final Set<Option<?>> FIXED = Set.of(
            CONFIG,
            LOG,
            FLUSH,
            QUEUE,
            OVERFLOW,
            FSYNC,
            ROTATE_SIZE,
            ROTATE_EVERY,
            ROTATE_KEEP,
            ROTATE_TOTAL,
            ROTATE_GZIP,
            APPLICATION,
            LIBRARIES,
            CLOCK,
            OTLP,
            OTLP_SESSIONS,
            JMX,
            OTLP_METRICS,
            ON_INSTALL_ERROR);

    private Options() {}

    /** {@return whether an option is fixed at the start} */
    public static boolean isFixed(Option<?> option) {
        return FIXED.contains(option);
    }

    private static Option<Boolean> flag(String name, String defaultText, String description) {
        return new Option<>(name, OptionType.FLAG, defaultText, List.of("true", "false"), description, "1.0");
    }

    private static Option<Duration> duration(String name, String defaultText, String description) {
        return new Option<>(name, OptionType.DURATION, defaultText, List.of(), description, "1.0");
    }

    private static <E extends Enum<E>> Option<E> choice(
            String name, Class<E> type, String defaultText, String description) {
        return new Option<>(name, OptionType.oneOf(type), defaultText, OptionType.names(type), description, "1.0");
    }
}

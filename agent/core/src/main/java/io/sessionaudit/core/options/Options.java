package io.sessionaudit.core.options;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.sessionaudit.core.session.Confinement;
import io.sessionaudit.core.session.ReclaimMode;
import io.sessionaudit.core.session.ThreadRule;

/** Every option there is. Reading the names aloud before adding one is part of the job: they are public. */
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
        /** The text, without literals. */
        TEXT,
        /** Nothing. */
        OFF
    }

    /** Values of {@link #CLOCK}. */
    public enum Clock {
        /** Each time is read. */
        EXACT,
        /** Times are those of a clock that ticks. */
        COARSE
    }

    /** Values of {@link #OVERFLOW}. */
    public enum Overflow {
        /** Count what has no place. */
        COUNT,
        /** Let the application wait. */
        BLOCK
    }

    /** Values of {@link #FSYNC}. */
    public enum Fsync {
        /** The operating system writes to the disk when it likes. */
        OFF,
        /** At each flush. */
        INTERVAL,
        /** When a finding has been written. */
        FINDING
    }

    /** Values of {@link #ON_INSTALL_ERROR}. */
    public enum OnInstallError {
        /** The application runs unaudited. */
        CONTINUE,
        /** The JVM exits. */
        EXIT
    }

    /** Whether to audit at all. */
    public static final Option<Boolean> ENABLED =
            flag("enabled", "true", "false: the agent does nothing at all, as if it were not there.");

    /** A file of further options. */
    public static final Option<String> CONFIG = new Option<>(
            "config",
            OptionType.TEXT,
            "",
            List.of(),
            "A properties file with further options, one name=value a line. Every other place to give options wins over it.",
            "1.0");

    /** Where the log goes. */
    public static final Option<String> LOG = new Option<>(
            "log",
            OptionType.TEXT,
            "session-audit-%p.jsonl",
            List.of(),
            "Where the audit log goes: a file, stdout, stderr or none. In a file name %p stands for the process id, %h for"
                    + " the host, %t for the time of the start. The file is readable by its owner only.",
            "1.0");

    /** How often the log is flushed. */
    public static final Option<Duration> FLUSH =
            duration("flush", "500ms", "How often the log is flushed; what a killed JVM can lose at most.");

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
            "What happens when the queue is full. count: sessions are counted by source and appear in a summary record."
                    + " block: the application waits.");

    /** When the log is forced to the disk. */
    public static final Option<Fsync> FSYNC = choice(
            "fsync",
            Fsync.class,
            "off",
            "When the log is forced to the disk, to outlive a crash of the whole machine. off: when the operating system"
                    + " likes. interval: at each flush. finding: at once when a finding is written. A killed JVM loses no more"
                    + " with off.");

    /** How large a log file may become. */
    public static final Option<Long> ROTATE_SIZE = new Option<>(
            "rotate-size",
            OptionType.SIZE,
            "100MB",
            List.of(),
            "How large the log file may become before it is given another name, with the time in it, and the log goes on in"
                    + " a new file.",
            "1.0");

    /** How long a log file is written to. */
    public static final Option<Duration> ROTATE_EVERY = new Option<>(
            "rotate-every",
            OptionType.DURATION_OR_OFF,
            "off",
            List.of(),
            "How long one log file is written to at most, whatever its size.",
            "1.0");

    /** How many old files are kept. */
    public static final Option<Integer> ROTATE_KEEP = new Option<>(
            "rotate-keep",
            OptionType.COUNT,
            "100",
            List.of(),
            "How many old log files are kept beside the one that is written to; the oldest are deleted.",
            "1.0");

    /** How much room all files may take. */
    public static final Option<Long> ROTATE_TOTAL = new Option<>(
            "rotate-total",
            OptionType.SIZE,
            "1GB",
            List.of(),
            "How much room the files of one log may take together; the oldest are deleted.",
            "1.0");

    /** Whether old files are compressed. */
    public static final Option<Boolean> ROTATE_GZIP =
            flag("rotate-gzip", "true", "Whether old log files are compressed; all commands read them as they are.");

    /** What is done about a second session. */
    public static final Option<ThreadRule.Mode> THREAD_RULE = choice(
            "thread-rule",
            ThreadRule.Mode.class,
            "log",
            "What is done when a thread opens a second session of one source. reject: the caller gets an SQLException"
                    + " (SQLState SA001) before the pool is asked. share: the caller gets the session that its thread has, with"
                    + " its transaction, if a known pool has lent it; only the outermost close ends it.");

    /** Who may nest. */
    public static final Option<List<String>> THREAD_RULE_ALLOW = new Option<>(
            "thread-rule-allow",
            OptionType.NAMES,
            "",
            List.of(),
            "Classes or packages whose code may open a second session, separated by commas.",
            "1.0");

    /** What is done about a session that other threads use. */
    public static final Option<Confinement> CONFINEMENT = choice(
            "confinement",
            Confinement.class,
            "log",
            "What is done when a session is used by other threads than the one that opened it. log: it is logged, unless"
                    + " the session was handed over once and for all. reject: every call by another thread gets an"
                    + " SQLException (SQLState SA002), but for close, abort and questions such as isValid.");

    /** How long a session may be open. */
    public static final Option<Duration> HELD_AFTER = duration(
            "held-after",
            "30s",
            "A session open longer than this is reported, and again at 2, 4, 8 ... times as long.");

    /** How long a transaction may be idle. */
    public static final Option<Duration> IDLE_TRANSACTION_AFTER = duration(
            "idle-transaction-after",
            "10s",
            "A transaction with changes that no call has used for that long is reported.");

    /** How long a borrow may wait. */
    public static final Option<Duration> STARVED_AFTER = duration(
            "starved-after",
            "1s",
            "A thread that waits longer than this for a connection of a pool that has none left is reported, with everybody"
                    + " who holds one.");

    /** What is done about lost sessions. */
    public static final Option<ReclaimMode> RECLAIM = choice(
            "reclaim",
            ReclaimMode.class,
            "off",
            "Which lost sessions are rolled back and given back to their pool. abandoned: those whose connection nobody"
                    + " can reach any more. orphaned: those whose thread has ended, when nobody can reach them, or when no"
                    + " other thread has ever used them and nobody has for held-after. What was done is logged. Known"
                    + " pools only.");

    /** How long the agent waits at exit. */
    public static final Option<Duration> EXIT_GRACE = duration(
            "exit-grace",
            "500ms",
            "How long the end of the JVM waits for open sessions, so that shutdown hooks of the application can close"
                    + " them. Nothing open, no wait.");

    /** Which stacks are captured. */
    public static final Option<Sites> SITES = choice(
            "sites",
            Sites.class,
            "budget",
            "Which sessions get the stack of their opening. budget: all of them, as long as capturing costs less than"
                    + " sites-budget. all: each one; where more than 4,096 wait for the log, their lines are without it.");

    /** What capturing may cost. */
    public static final Option<Double> SITES_BUDGET = new Option<>(
            "sites-budget",
            OptionType.SHARE,
            "1%",
            List.of(),
            "How much of one core capturing stacks may cost under sites=budget.",
            "1.0");

    /** How times are read. */
    public static final Option<Clock> CLOCK = choice(
            "clock",
            Clock.class,
            "exact",
            "How times are read. coarse: from a clock that ticks every millisecond, which makes a session cheaper by two"
                    + " readings of the system's; durations are then good to a millisecond, on an overloaded machine to a"
                    + " few.");

    /** Whether SQL is logged. */
    public static final Option<Sql> SQL = choice(
            "sql",
            Sql.class,
            "text",
            "Whether findings show the last statement. Literals are replaced by question marks; bind values are never"
                    + " seen.");

    /** Which values of the diagnostic context are kept. */
    public static final Option<List<String>> MDC = new Option<>(
            "mdc",
            OptionType.NAMES,
            "",
            List.of(),
            "Keys of slf4j's MDC, separated by commas: the values that the thread has there when it opens a session are"
                    + " written with the session and with findings about it.",
            "1.0");

    /** What happens when the agent cannot start. */
    public static final Option<OnInstallError> ON_INSTALL_ERROR = choice(
            "on-install-error",
            OnInstallError.class,
            "continue",
            "What happens when the agent cannot start, for example because of a wrong option. continue: one line says so,"
                    + " and the application runs unaudited. exit: the JVM ends with status 1.");

    /** All of them, in the order of the documentation. */
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
            CLOCK,
            SQL,
            MDC,
            ON_INSTALL_ERROR);

    /** Those that are settled when the agent starts; any other may change while it runs. */
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
            CLOCK,
            ON_INSTALL_ERROR);

    private Options() {}

    /** {@return whether an option is settled when the agent starts} */
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

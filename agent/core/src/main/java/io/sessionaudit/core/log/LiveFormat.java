package io.sessionaudit.core.log;

/**
 * Names of the fields of the current state, as JSON, that the log does not have; the others are those of
 * {@link LogFormat}.
 */
public final class LiveFormat {
    /** Type of the record of the current state. */
    public static final String LIVE = "live";

    /** Name of the log. */
    public static final String LOG = "log";

    /** When the agent started. */
    public static final String STARTED = "started";

    /** Whether the audit is switched on. */
    public static final String AUDITING = "auditing";

    /** Since when the counters count. */
    public static final String COUNTING_SINCE = "counting_since";

    /** Number of sessions that were only counted, because the queue was full. */
    public static final String DROPPED = "dropped";

    /** The pools and other sources. */
    public static final String POOLS = "pools";

    /** Number of sources that were left out. */
    public static final String OTHER_POOLS = "other_pools";

    /** Number of places that were left out. */
    public static final String OTHER_PLACES = "other_places";

    /** Whether all connections of the pool are in use. */
    public static final String EXHAUSTED = "exhausted";

    /** Number of borrows that failed because the pool was exhausted. */
    public static final String TIMEOUTS = "timeouts";

    /** Total time of the sessions that have ended, in milliseconds. */
    public static final String USE_MS = "use_ms";

    /** Number of sessions that have ended, by upper limit of their held time. */
    public static final String USE_COUNTS = "use_counts";

    /** The upper limits of {@link #USE_COUNTS}, in milliseconds. */
    public static final String USE_LIMITS_MS = "use_limits_ms";

    /** Total time that threads waited in borrows, in milliseconds, by samples. */
    public static final String WAIT_MS = "wait_ms";

    /** Share of connection-time without a JDBC call, in percent. */
    public static final String IDLE_PERCENT = "idle_percent";

    /** When the first of several equal findings was detected. */
    public static final String FIRST = "first";

    /** Number of findings that were resolved or withdrawn. */
    public static final String RESOLVED_COUNT = "resolved_count";

    /** The gauges of the last 15 minutes. */
    public static final String HISTORY = "history";

    /** The latest second of a history, since 1970. */
    public static final String UNTIL_SECOND = "until_second";

    private LiveFormat() {}
}

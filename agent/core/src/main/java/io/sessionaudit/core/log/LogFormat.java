package io.sessionaudit.core.log;

import java.util.List;

/**
 * The names of the log format, and its version. They are defined here only; writer, findings and readers all use them.
 * docs/log-format.md describes them, and tests validate every line against docs/log-format.schema.json.
 *
 * <p>The log is JSON lines in UTF-8, one object per line. The name of a duration includes its unit, and times are
 * ISO-8601 in UTC with microseconds. Fields may be added within a version; none is renamed or removed.
 */
public final class LogFormat {
    /** The version, in the field {@link #FORMAT} of each {@code start} record. */
    public static final int VERSION = 1;

    // Types of records

    /** Type of the first record of a run, and of each of its files. */
    public static final String START = "start";

    /** Type of the record that describes a source; once per file. */
    public static final String SOURCE = "source";

    /** Type of the record that describes a site; once per file. */
    public static final String SITE = "site";

    /** Type of the record of a session that has been open for a second. */
    public static final String OPEN = "open";

    /** Type of the record of a session that has ended, or was open when the JVM ended. */
    public static final String SESSION = "session";

    /** Type of the record of a finding. */
    public static final String FINDING = "finding";

    /** Type of the record that resolves or withdraws a finding. */
    public static final String RESOLVED = "resolved";

    /** Type of the record that counts sessions and findings that have no record of their own. */
    public static final String SUMMARY = "summary";

    /** Type of the record of options that changed at run time. */
    public static final String OPTIONS_CHANGED = "options-changed";

    /** Type of the record of a class that is not audited. */
    public static final String UNAUDITED = "unaudited";

    /** Type of the record of an attempt to reclaim a leaked session, or of the reason why there is none. */
    public static final String RECLAIM = "reclaim";

    /** Type of the record of who used a source, by sampling; once a minute. */
    public static final String USAGE = "usage";

    /** Type of the record of how much was sent elsewhere. */
    public static final String EXPORT = "export";

    /** Type of the last record of a run. */
    public static final String STOP = "stop";

    /** The types of records, in the order in which they usually occur. */
    public static final List<String> TYPES = List.of(
            START,
            SOURCE,
            SITE,
            OPEN,
            SESSION,
            FINDING,
            RESOLVED,
            SUMMARY,
            OPTIONS_CHANGED,
            UNAUDITED,
            RECLAIM,
            USAGE,
            EXPORT,
            STOP);

    // Fields of every record

    /** The type of the record. */
    public static final String TYPE = "type";

    /** When it was written or happened. */
    public static final String TIME = "time";

    // Fields of start and options-changed

    /** {@link #VERSION}. */
    public static final String FORMAT = "format";

    /** Name of the run; the same in all its files. */
    public static final String RUN = "run";

    /** Number of the file within its run, counted from 1. */
    public static final String PART = "part";

    /** Version of the agent. */
    public static final String AGENT = "agent";

    /** Version of Java. */
    public static final String JAVA = "java";

    /** Process id. */
    public static final String PID = "pid";

    /** Host name. */
    public static final String HOST = "host";

    /** Main class or jar. */
    public static final String MAIN = "main";

    /** Effective options. */
    public static final String OPTIONS = "options";

    /** Values of the changed options before the change. */
    public static final String BEFORE = "before";

    // Fields of source, site and unaudited

    /** Class of a data source, or class that is not audited. */
    public static final String CLASS = "class";

    /** JDBC URL of a source, or URL of a collector, without credentials. */
    public static final String URL = "url";

    /** Maximum number of connections in use at once. */
    public static final String MAX = "max";

    /** Frames of a stack, from the caller of the data source. */
    public static final String FRAMES = "frames";

    /** Place of a site. */
    public static final String PLACE = "place";

    /** Kind of that frame: whether it is the application's. */
    public static final String PLACE_KIND = "place_kind";

    /** Names of the libraries between the place and the pool, the outermost last. */
    public static final String THROUGH = "through";

    /** The next frame of the application with a line, if the place has none. */
    public static final String CALLED_AT = "called_at";

    /** Kinds of the frames of a site: groups of consecutive frames of one kind, and of one library. */
    public static final String FRAME_KINDS = "frame_kinds";

    /** In a group of frames: the common name of the library. */
    public static final String LIBRARY = "library";

    /** Why a class is not audited, an attempt to reclaim did not succeed, or records were not sent. */
    public static final String REASON = "reason";

    // Fields of export

    /** Number of findings and sessions that were sent to {@link #URL}. */
    public static final String SENT = "sent";

    /** Number of findings and sessions that could not be sent. */
    public static final String UNSENT = "unsent";

    /** How often the metrics could not be sent. */
    public static final String UNSENT_METRICS = "unsent_metrics";

    // Fields of open and session

    /** Name of the thread that opened the session. */
    public static final String THREAD = "thread";

    /** Id of that thread. */
    public static final String THREAD_ID = "thread_id";

    /** Whether that thread is a virtual thread. */
    public static final String VIRTUAL = "virtual";

    /** When the session was opened. */
    public static final String OPENED = "opened";

    /** How long it was open, in milliseconds. */
    public static final String HELD_MS = "held_ms";

    /** Number of executed statements. */
    public static final String STATEMENTS = "statements";

    /** Number of commits. */
    public static final String COMMITS = "commits";

    /** Number of rollbacks. */
    public static final String ROLLBACKS = "rollbacks";

    /** Id by which the database server knows the connection. */
    public static final String SERVER_ID = "server_id";

    /** How the session ended: a label of {@link SessionEnd}. */
    public static final String END = "end";

    /** Periods between the scans of a session that was open for more than a second. */
    public static final String ACTIVITY = "activity";

    /** In an activity period: its end, in milliseconds after the opening. */
    public static final String UNTIL_MS = "until_ms";

    /** In an activity period: what the session was doing. */
    public static final String STATE = "state";

    /** In an activity period: true if changes were not committed. */
    public static final String UNCOMMITTED_CHANGES = "uncommitted_changes";

    /** Name of its scope. */
    public static final String SCOPE = "scope";

    /** Number of the attempt of its scope, if it is not the first. */
    public static final String SCOPE_ATTEMPT = "scope_attempt";

    /** Maximum number of scopes that were open in it at once, if more than one. */
    public static final String SCOPE_DEPTH = "scope_depth";

    /** Number of scopes that joined it. */
    public static final String SCOPE_JOINS = "scope_joins";

    /** Number of scopes that set a savepoint in it. */
    public static final String SCOPE_SAVEPOINTS = "scope_savepoints";

    /** Whether its scope requested a session of its own. */
    public static final String SCOPE_REQUIRES_NEW = "scope_requires_new";

    /** Number of its hand-overs between threads. */
    public static final String HAND_OVERS = "hand_overs";

    /** Name of the thread that opened it, if another thread took it over. */
    public static final String OPENED_BY = "opened_by";

    /** How often its thread received it again instead of a second session. */
    public static final String SHARED = "shared";

    /** Diagnostic context (slf4j MDC) of the thread that opened it. */
    public static final String MDC = "mdc";

    /** Id of the trace whose span was active when the session was opened. */
    public static final String TRACE_ID = "trace_id";

    /** Id of that span. */
    public static final String SPAN_ID = "span_id";

    // Fields of finding and resolved

    /** A label of {@link FindingKind}. */
    public static final String KIND = "kind";

    /** A label of {@link Severity}. */
    public static final String SEVERITY = "severity";

    /** What was found, the rule, what was done, how to change it. */
    public static final String MESSAGE = "message";

    /** The last part of the message: how to change it. */
    public static final String REMEDY = "remedy";

    /** Number of findings that the record represents. */
    public static final String COUNT = "count";

    /** 2, 4, ...: the finding is repeated because the limit has passed that many times. */
    public static final String ESCALATION = "escalation";

    /** True if the finding was none. */
    public static final String WITHDRAWN = "withdrawn";

    // Evidence of findings

    /** What the session, or a holder of a connection, is doing. */
    public static final String SESSION_STATE = "session_state";

    /** How long no call has used the session, in milliseconds. */
    public static final String IDLE_MS = "idle_ms";

    /** The last statement, without its literals. */
    public static final String LAST_SQL = "last_sql";

    /** Number of statements that changed something. */
    public static final String CHANGES = "changes";

    /** Number of statements that may have changed something. */
    public static final String POSSIBLE_CHANGES = "possible_changes";

    /** What the pool does with uncommitted changes at close. */
    public static final String POOL_ACTION = "pool_action";

    /** Name of the owner, if it is not the thread that opened the session. */
    public static final String OWNER_THREAD = "owner_thread";

    /** Id of that thread. */
    public static final String OWNER_THREAD_ID = "owner_thread_id";

    /** Current state of the owner. */
    public static final String OWNER_STATE = "owner_state";

    /** Prefix of the place of the owner. */
    public static final String OWNER = "owner";

    /** The first frames in which two stacks with the same place differ. */
    public static final String DIFFER_AT = "differ_at";

    /** Current stack of the owner. */
    public static final String OWNER_FRAMES = "owner_frames";

    /** Prefix of the fields {@link #THREAD}, {@link #THREAD_ID} and {@link #FRAMES} of the call that was found. */
    public static final String CALL = "call";

    /** Prefix of these fields of the other call. */
    public static final String OTHER = "other";

    /** Prefix of these fields of the close. */
    public static final String CLOSING = "closing";

    /** How long ago the session was closed, in milliseconds. */
    public static final String CLOSED_MS = "closed_ms";

    /** Class of the exception that the caller received. */
    public static final String FAILURE = "failure";

    /** How long the thread has waited, in milliseconds. */
    public static final String WAITED_MS = "waited_ms";

    /** Number of waiting threads. */
    public static final String WAITERS = "waiters";

    /** Number of connections that the pool has lost to abandoned sessions. */
    public static final String LOST = "lost";

    /**
     * Number of connections in use, as the pool reports it; in {@code usage}, the sum over the scans of the sessions
     * that were open.
     */
    public static final String IN_USE = "in_use";

    /** The sessions that were open, by place. */
    public static final String HOLDER_PLACES = "holder_places";

    /** Number of different stacks that lead to a place. */
    public static final String STACKS = "stacks";

    /** The sessions that were open. */
    public static final String HOLDERS = "holders";

    /** Number of connections of closed sessions that global transactions still keep. */
    public static final String KEPT = "kept";

    /** The latest of these sessions. */
    public static final String KEPT_SESSIONS = "kept_sessions";

    /** Name of the thread that closed a kept session. */
    public static final String CLOSING_THREAD = "closing_thread";

    /** Stack of that close. */
    public static final String CLOSING_FRAMES = "closing_frames";

    /** The other session of the thread. */
    public static final String OTHER_SESSION = "other_session";

    /** Its site. */
    public static final String OTHER_SITE = "other_site";

    /** The frames of that site. */
    public static final String OTHER_FRAMES = "other_frames";

    /** Number of sessions that one thread has or needs at once. */
    public static final String DEPTH = "depth";

    /** Number of threads that held a connection or waited for one. */
    public static final String THREADS = "threads";

    /** How the work that opened the first session relates to the later call. */
    public static final String NESTING = "nesting";

    /** Pool size that prevents the deadlock. */
    public static final String SUFFICIENT_SIZE = "sufficient_size";

    /** Effective mode of the thread rule. */
    public static final String THREAD_RULE = "thread_rule";

    /** Why a session was not shared. */
    public static final String NOT_SHARED = "not_shared";

    /** The library that nests on purpose. */
    public static final String NESTED_BY = "nested_by";

    /** Effective mode of confinement. */
    public static final String CONFINEMENT = "confinement";

    /** The property that was left changed. */
    public static final String PROPERTY = "property";

    /** Value of the property that the pool's connections have. */
    public static final String FROM = "from";

    /** Value of the property at close. */
    public static final String TO = "to";

    /** Kind of an earlier finding about the session. */
    public static final String EARLIER_KIND = "earlier_kind";

    /** Number of that finding. */
    public static final String EARLIER_FINDING = "earlier_finding";

    // Fields of summary and stop

    /** Number of sessions that the record represents. */
    public static final String SESSIONS = "sessions";

    /** Number of findings by kind. */
    public static final String FINDINGS = "findings";

    /** Number of sessions by {@link #END}. */
    public static final String ENDS = "ends";

    /** Median, in a summary's {@link #HELD_MS}. */
    public static final String P50 = "p50";

    /** 99th percentile. */
    public static final String P99 = "p99";

    /** Maximum. */
    public static final String MAXIMUM = "max";

    /**
     * Number of sessions that ended and are not audited: opened before the agent was attached, or affected by a failed
     * hook.
     */
    public static final String UNTRACKED = "untracked";

    // Fields of reclaim

    /** Result of the attempt: a label of {@link ReclaimOutcome}. */
    public static final String OUTCOME = "outcome";

    /** Whether a transaction was rolled back. */
    public static final String ROLLED_BACK = "rolled_back";

    /** Duration of the attempt, in milliseconds. */
    public static final String TOOK_MS = "took_ms";

    // Fields of usage

    /** Number of scans at which sessions of the source were open, or threads waited for it. */
    public static final String SAMPLES = "samples";

    /** Maximum number of sessions that were open at a scan. */
    public static final String IN_USE_MAX = "in_use_max";

    /** Sum over the scans: sessions without a JDBC call in progress. */
    public static final String IDLE = "idle";

    /** Sum over the scans: threads inside a borrow. */
    public static final String WAITING = "waiting";

    /** Maximum number of threads inside a borrow at a scan. */
    public static final String WAITING_MAX = "waiting_max";

    /** The open sessions by place. */
    public static final String PLACES = "places";

    /** In a place: how many places it represents that have no entry of their own. */
    public static final String OTHERS = "others";

    // Fields of a dump

    /** Whether a thread is inside a call of the session. */
    public static final String IN_CALL = "in_call";

    private LogFormat() {}
}

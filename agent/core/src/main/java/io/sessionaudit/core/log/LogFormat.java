package io.sessionaudit.core.log;

import java.util.List;

/**
 * The names and the version of the log format. Writer and reader both use these; docs/log-format.md describes them and
 * docs/log-format.schema.json holds every line to them.
 *
 * <p>JSON lines, UTF-8, one object a line. Durations carry their unit, times are ISO-8601 UTC with microseconds. Fields may
 * be added within a version; none is renamed or dropped.
 */
public final class LogFormat {
    /** The version, in the field {@link #FORMAT} of each {@code start} record. */
    public static final int VERSION = 1;

    /** Type of the first record of a run. */
    public static final String START = "start";

    /** Type of the record that introduces a source. */
    public static final String SOURCE = "source";

    /** Type of the record that introduces a site; once a file. */
    public static final String SITE = "site";

    /** Type of the record of a session that has outlived a second. */
    public static final String OPEN = "open";

    /** Type of the record of a session that has ended, or was open when the JVM ended. */
    public static final String SESSION = "session";

    /** Type of the record of a finding. */
    public static final String FINDING = "finding";

    /** Type of the record that withdraws or settles a finding. */
    public static final String RESOLVED = "resolved";

    /** Type of the record that counts what has no line of its own. */
    public static final String SUMMARY = "summary";

    /** Type of the record that says which options have changed while the agent ran. */
    public static final String CHANGED = "changed";

    /** Type of the record that names a class that is not audited. */
    public static final String UNAUDITED = "unaudited";

    /** Type of the record that says what was done about a lost session, or cannot be done. */
    public static final String RECLAIM = "reclaim";

    /** Type of the last record of a run. */
    public static final String STOP = "stop";

    /** The types of records, in the order in which they are likely to come. */
    public static final List<String> TYPES =
            List.of(START, SOURCE, SITE, OPEN, SESSION, FINDING, RESOLVED, SUMMARY, CHANGED, UNAUDITED, RECLAIM, STOP);

    /** The type of a record. */
    public static final String TYPE = "type";

    /** When it was written or happened. */
    public static final String TIME = "time";

    /** {@link #VERSION}. */
    public static final String FORMAT = "format";

    /** The run that a file belongs to; the same in all its files. */
    public static final String RUN = "run";

    /** Which file of its run a file is, counted from 1. */
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

    /** Options that differ from their defaults, and those that always matter. */
    public static final String OPTIONS = "options";

    /** Options as they were before a change. */
    public static final String BEFORE = "before";

    /** Class of a data source, or one that is not audited. */
    public static final String CLASS = "class";

    /** Its URL, free of passwords. */
    public static final String URL = "url";

    /** The largest number of connections it gives at once. */
    public static final String MAX = "max";

    /** Frames of a stack, the application's first. */
    public static final String FRAMES = "frames";

    /** Name of the owner thread. */
    public static final String THREAD = "thread";

    /** Its id. */
    public static final String THREAD_ID = "thread_id";

    /** Whether it is a virtual thread. */
    public static final String VIRTUAL = "virtual";

    /** When a session was opened. */
    public static final String OPENED = "opened";

    /** How long it was open, in milliseconds. */
    public static final String HELD_MS = "held_ms";

    /** How many statements it ran. */
    public static final String STATEMENTS = "statements";

    /** How many commits it saw. */
    public static final String COMMITS = "commits";

    /** How many rollbacks it saw. */
    public static final String ROLLBACKS = "rollbacks";

    /** Name of its scope. */
    public static final String SCOPE = "scope";

    /** What was seen of a session, look by look; of those that outlive a second. */
    public static final String LOOKS = "looks";

    /** In a look: until when it tells, counted from the opening. */
    public static final String UNTIL_MS = "until_ms";

    /** What a session was doing. */
    public static final String DOING = "doing";

    /** In a look: true where changes waited for a commit. */
    public static final String UNSETTLED = "unsettled";

    /** How it ended: a label of {@link io.sessionaudit.core.log.SessionEnd}. */
    public static final String END = "end";

    /** Which attempt of its scope the session is, where it is not the first. */
    public static final String SCOPE_ATTEMPT = "scope_attempt";

    /** How deep scopes were nested in it, where more than one was open at once. */
    public static final String SCOPE_DEPTH = "scope_depth";

    /** How many scopes have joined it. */
    public static final String SCOPE_JOINS = "scope_joins";

    /** How many scopes have set a savepoint in it. */
    public static final String SCOPE_SAVEPOINTS = "scope_savepoints";

    /** Whether its scope asked for a session beside another. */
    public static final String SCOPE_REQUIRES_NEW = "scope_requires_new";

    /** How often it was handed from one thread to another. */
    public static final String HAND_OVERS = "hand_overs";

    /** What the thread had in its diagnostic context when it opened the session. */
    public static final String MDC = "mdc";

    /** How often it was handed to its thread again, in place of a second one. */
    public static final String SHARED = "shared";

    /** The name of the thread that opened it, where another has adopted it. */
    public static final String OPENED_BY = "opened_by";

    /** The id the database server knows it by. */
    public static final String SERVER_ID = "server_id";

    /** A label of {@link io.sessionaudit.core.log.FindingKind}. */
    public static final String KIND = "kind";

    /** A label of {@link io.sessionaudit.core.log.Severity}. */
    public static final String SEVERITY = "severity";

    /** What was found, the rule, what was done, how to change it. */
    public static final String MESSAGE = "message";

    /** The last part of the message: how to change it. */
    public static final String REMEDY = "remedy";

    /** How many findings a record stands for. */
    public static final String COUNT = "count";

    /** 2, 4, ...: the same finding again, after that many times the limit. */
    public static final String ESCALATION = "escalation";

    /** Of a resolved finding: true where it was no finding at all. */
    public static final String WITHDRAWN = "withdrawn";

    /** How many sessions a record stands for. */
    public static final String SESSIONS = "sessions";

    /** How many findings of each kind a record stands for. */
    public static final String FINDINGS = "findings";

    /** How many sessions ended in which way. */
    public static final String ENDS = "ends";

    /** Median, in a summary's {@link #HELD_MS}. */
    public static final String P50 = "p50";

    /** 99th percentile. */
    public static final String P99 = "p99";

    /** Largest value. */
    public static final String MAXIMUM = "max";

    /** How many sessions have ended that were opened before the agent came, or were taken back because a hook has failed. */
    public static final String UNKNOWN = "unknown";

    /** Why a class is not audited. */
    public static final String REASON = "reason";

    /** How giving a connection back went: a label of {@link ReclaimOutcome}. */
    public static final String OUTCOME = "outcome";

    /** Whether a transaction was rolled back with it. */
    public static final String ROLLED_BACK = "rolled_back";

    /** How long that took, in milliseconds. */
    public static final String TOOK_MS = "took_ms";

    /** The last statement, without its literals. */
    public static final String LAST_SQL = "last_sql";

    /** The state of the owner thread now. */
    public static final String OWNER_STATE = "owner_state";

    /** The stack of the owner thread now. */
    public static final String OWNER_FRAMES = "owner_frames";

    /** Of a dump: whether a thread is inside a call of the session. */
    public static final String IN_CALL = "in_call";

    private LogFormat() {}
}

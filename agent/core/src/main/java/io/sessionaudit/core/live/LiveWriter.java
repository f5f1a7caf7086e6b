package io.sessionaudit.core.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LiveFormat;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.LogWriter.Millis;
import io.sessionaudit.core.stack.Place;

/** Writes the current state as JSON, with the field names of the log. Thread-safe. */
public final class LiveWriter {
    private LiveWriter() {}

    /**
     * Writes a state as one line.
     *
     * @param maxSessions the maximum number of sessions, the oldest
     */
    public static void write(LiveState state, int maxSessions, LogWriter line) {
        line.begin(LiveFormat.LIVE, state.time());
        putAgent(state.agent(), line);
        line.put(LiveFormat.POOLS, (Object) list(state.pools(), LiveWriter::pool))
                .put(LiveFormat.OTHER_POOLS, state.otherPools())
                .put(LiveFormat.USE_LIMITS_MS, (Object) numbers(UseTimes.limitsMillis()))
                .put(LogFormat.PLACES, (Object) list(state.places(), LiveWriter::place))
                .put(LiveFormat.OTHER_PLACES, state.otherPlaces())
                .put(LogFormat.OPEN, state.open())
                .put(LogFormat.SESSIONS, (Object) sessions(state, 0, maxSessions))
                .put(LogFormat.FINDINGS, (Object) list(state.findings(), LiveWriter::finding))
                .end();
    }

    /** {@return sessions of a state for {@link LogWriter#put(String, Object)}} */
    public static List<Map<String, Object>> sessions(LiveState state, int from, int count) {
        List<LiveSession> all = state.sessions();
        int first = Math.min(from, all.size());
        int end = (int) Math.min((long) first + count, all.size());
        List<Map<String, Object>> rows = new ArrayList<>(end - first);
        for (LiveSession session : all.subList(first, end)) {
            Map<String, Object> row = session(session);
            row.put(LogFormat.OPENED, state.time().minusNanos(session.heldNanos()));
            rows.add(row);
        }
        return rows;
    }

    /** {@return the history for {@link LogWriter#put(String, Object)}} */
    public static List<Map<String, Object>> history(LiveHistory history) {
        return list(history.pools(), pool -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(LogFormat.SOURCE, pool.source());
            row.put(LiveFormat.UNTIL_SECOND, pool.until());
            row.put(LogFormat.IN_USE, numbers(pool.inUse()));
            row.put(LogFormat.WAITING, numbers(pool.waiting()));
            row.put(LogFormat.MAX, numbers(pool.max()));
            return row;
        });
    }

    private interface Row<T> {
        Map<String, Object> of(T value);
    }

    private static void putAgent(LiveAgent agent, LogWriter line) {
        line.put(LogFormat.FORMAT, LogFormat.VERSION)
                .put(LogFormat.AGENT, agent.version())
                .put(LogFormat.JAVA, agent.java())
                .put(LogFormat.PID, agent.pid())
                .put(LogFormat.HOST, agent.host())
                .put(LogFormat.MAIN, agent.main())
                .put(LiveFormat.LOG, agent.log())
                .put(LiveFormat.STARTED, agent.started())
                .put(LiveFormat.AUDITING, agent.isAuditing())
                .put(LiveFormat.COUNTING_SINCE, agent.countingSince())
                .put(LiveFormat.DROPPED, agent.dropped());
    }

    private static Map<String, Object> pool(LivePool pool) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(LogFormat.SOURCE, pool.source());
        row.put(LogFormat.CLASS, pool.className());
        putIfKnown(row, LogFormat.URL, pool.url());
        row.put(LogFormat.IN_USE, pool.inUse());
        putIfKnown(row, LogFormat.MAX, pool.max());
        row.put(LogFormat.WAITING, pool.waiting());
        row.put(LogFormat.OPEN, pool.open());
        row.put(LogFormat.LOST, pool.lost());
        row.put(LiveFormat.EXHAUSTED, pool.isExhausted());
        row.put(LiveFormat.TIMEOUTS, pool.timeouts());
        row.put(LogFormat.SESSIONS, pool.sessions());
        row.put(LiveFormat.USE_MS, new Millis(pool.useTimes().sumNanos()));
        row.put(LiveFormat.USE_COUNTS, numbers(pool.useTimes().counts()));
        row.put(LiveFormat.WAIT_MS, new Millis(pool.waitedNanos()));
        Map<String, Object> findings = new LinkedHashMap<>();
        for (FindingKind kind : FindingKind.values()) {
            if (pool.findings().containsKey(kind)) {
                findings.put(kind.label(), pool.findings().get(kind));
            }
        }
        row.put(LogFormat.FINDINGS, findings);
        return row;
    }

    private static Map<String, Object> place(LivePlace place) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(LogFormat.SOURCE, place.source());
        putPlace(row, place.place());
        row.put(LogFormat.IN_USE, place.inUse());
        row.put(LogFormat.IDLE, place.idle());
        row.put(LiveFormat.IDLE_PERCENT, place.idlePercent());
        row.put(LogFormat.HELD_MS, new Millis(place.longestNanos()));
        return row;
    }

    private static Map<String, Object> session(LiveSession session) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(LogFormat.SESSION, session.number());
        row.put(LogFormat.SOURCE, session.source());
        row.put(LogFormat.THREAD, session.thread());
        row.put(LogFormat.THREAD_ID, session.threadId());
        if (session.isVirtual()) {
            row.put(LogFormat.VIRTUAL, true);
        }
        if (session.serverId() >= 0) {
            row.put(LogFormat.SERVER_ID, session.serverId());
        }
        if (session.trace() != null) {
            row.put(LogFormat.TRACE_ID, session.trace().traceId());
            row.put(LogFormat.SPAN_ID, session.trace().spanId());
        }
        putPlace(row, session.place());
        row.put(LogFormat.HELD_MS, new Millis(session.heldNanos()));
        row.put(LogFormat.IDLE_MS, new Millis(session.idleNanos()));
        row.put(LogFormat.SESSION_STATE, session.state().label());
        row.put(LogFormat.STATEMENTS, session.statements());
        if (session.hasUncommittedChanges()) {
            row.put(LogFormat.UNCOMMITTED_CHANGES, true);
        }
        return row;
    }

    private static Map<String, Object> finding(LiveFinding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(LogFormat.FINDING, finding.finding());
        row.put(LogFormat.KIND, finding.kind().label());
        row.put(LogFormat.SEVERITY, finding.severity().label());
        row.put(LogFormat.TIME, finding.time());
        row.put(LiveFormat.FIRST, finding.first());
        row.put(LogFormat.SOURCE, finding.source());
        putPlace(row, finding.place());
        if (finding.session() > 0) {
            row.put(LogFormat.SESSION, finding.session());
        }
        row.put(LogFormat.THREAD, finding.thread());
        row.put(LogFormat.MESSAGE, finding.message());
        putIfKnown(row, LogFormat.REMEDY, finding.remedy());
        row.put(LogFormat.COUNT, finding.count());
        row.put(LiveFormat.RESOLVED_COUNT, finding.resolved());
        return row;
    }

    private static void putPlace(Map<String, Object> row, Place place) {
        if (place != null) {
            row.put(LogFormat.PLACE, place.text());
            row.put(LogFormat.PLACE_KIND, place.kind().label());
            putIfKnown(row, LogFormat.CALLED_AT, place.calledAt());
            if (!place.through().isEmpty()) {
                row.put(LogFormat.THROUGH, place.through());
            }
        }
    }

    private static void putIfKnown(Map<String, Object> row, String name, String text) {
        if (text != null) {
            row.put(name, text);
        }
    }

    private static void putIfKnown(Map<String, Object> row, String name, int number) {
        if (number >= 0) {
            row.put(name, number);
        }
    }

    private static <T> List<Map<String, Object>> list(List<T> values, Row<T> row) {
        List<Map<String, Object>> rows = new ArrayList<>(values.size());
        values.forEach(value -> rows.add(row.of(value)));
        return rows;
    }

    private static List<Long> numbers(long[] values) {
        List<Long> numbers = new ArrayList<>(values.length);
        for (long value : values) {
            numbers.add(value);
        }
        return numbers;
    }

    private static List<Integer> numbers(int[] values) {
        List<Integer> numbers = new ArrayList<>(values.length);
        for (int value : values) {
            numbers.add(value);
        }
        return numbers;
    }
}

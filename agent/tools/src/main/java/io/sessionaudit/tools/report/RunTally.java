package io.sessionaudit.tools.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.BoundedMaps;
import io.sessionaudit.tools.input.EpochMicros;
import io.sessionaudit.tools.input.RunStart;

/** Counts for one run of a JVM. */
final class RunTally {
    private static final int MAX_ENTRIES = 100;

    private final RunStart start;
    private final Map<Long, OpenSession> open = BoundedMaps.map();
    private final Map<Long, FindingTally> findings = BoundedMaps.map();

    private final List<Report.OptionChange> changes = new ArrayList<>();
    private final List<Report.UnauditedClassEntry> unaudited = new ArrayList<>();

    /** A session without an end in the log. */
    record OpenSession(String source, String site, Instant opened) {}

    private Instant from;
    private Instant to;
    private boolean stopped;
    private long untracked;
    private long parts;
    private long lastPart;
    private long sessions;

    /**
     * Creates the counts of a run.
     *
     * @param first its {@code start} record, or another one if that is missing
     */
    RunTally(LogRecord first) {
        start = RunStart.of(first);
    }

    /** Counts a file of the run. */
    void recordPart(LogRecord begin) {
        parts++;
        lastPart = Math.max(lastPart, begin.number(LogFormat.PART, 1));
    }

    void recordTime(Instant time) {
        if (time == null) {
            return;
        }
        if (from == null) {
            from = time;
        }
        // Findings contain the time of their cause, so the last record is not always the latest.
        if (to == null || time.isAfter(to)) {
            to = time;
        }
    }

    void recordOpen(LogRecord record) {
        open.put(
                record.number(LogFormat.SESSION, 0),
                new OpenSession(
                        record.text(LogFormat.SOURCE), record.text(LogFormat.SITE), record.time(LogFormat.OPENED)));
    }

    void recordSession(LogRecord record) {
        sessions++;
        if (!open.isEmpty()) {
            open.remove(record.number(LogFormat.SESSION, 0));
        }
    }

    void recordResolved(LogRecord record) {
        if (record.flag(LogFormat.WITHDRAWN)) {
            open.remove(record.number(LogFormat.SESSION, 0));
        }
    }

    void recordOptionsChanged(LogRecord record) {
        Map<String, String> before = record.pairs(LogFormat.BEFORE);
        record.pairs(LogFormat.OPTIONS).forEach((option, after) -> {
            if (changes.size() < MAX_ENTRIES) {
                changes.add(new Report.OptionChange(record.time(), option, before.getOrDefault(option, ""), after));
            }
        });
    }

    void recordUnaudited(LogRecord record) {
        if (unaudited.size() < MAX_ENTRIES) {
            unaudited.add(new Report.UnauditedClassEntry(record.text(LogFormat.CLASS), record.text(LogFormat.REASON)));
        }
    }

    void addSummarised(long more) {
        sessions += more;
    }

    /** {@return the run's total minus the sessions of its records and summaries; 0 if files are missing} */
    long recordStop(LogRecord record) {
        stopped = true;
        untracked = record.number(LogFormat.UNTRACKED, 0);
        open.clear();
        return missingParts() == 0 ? record.number(LogFormat.SESSIONS, sessions) - sessions : 0;
    }

    /** {@return the number of missing files before the last given one} */
    private long missingParts() {
        return Math.max(0, lastPart - parts);
    }

    /** {@return the latest findings of the run, by number} */
    Map<Long, FindingTally> findings() {
        return findings;
    }

    long sessions() {
        return sessions;
    }

    /** {@return the sessions without an end} */
    Collection<OpenSession> unfinished() {
        return open.values();
    }

    /** {@return the time of the first record, or null} */
    Instant from() {
        return from;
    }

    /** {@return the time of the latest record, or null} */
    Instant to() {
        return to;
    }

    /** {@return the time between the first and the latest record} */
    long durationMicros() {
        return from == null ? 0 : Math.max(0, EpochMicros.of(to) - EpochMicros.of(from));
    }

    Report.RunSummary run() {
        return new Report.RunSummary(
                start.file(),
                from,
                to,
                start.main(),
                start.java(),
                start.pid(),
                start.host(),
                start.agent(),
                start.options(),
                stopped,
                missingParts(),
                sessions,
                open.size(),
                untracked,
                List.copyOf(changes),
                List.copyOf(unaudited));
    }
}

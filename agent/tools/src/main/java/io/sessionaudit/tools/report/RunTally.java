package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.EpochMicros;
import io.sessionaudit.tools.input.RunStart;

/** Counts for one run of a JVM, or for several. Not threadsafe. */
final class RunTally implements Mergeable<RunTally> {
    private static final long serialVersionUID = 1;
    private static final int MAX_ENTRIES = 100;

    /** A {@code stop} record. */
    private record Stop(LogPosition position, long sessions, long untracked) implements Serializable {}

    private UnfinishedSessions open = new UnfinishedSessions();
    private RunFindings findings = new RunFindings();
    private final Earliest<Report.OptionChange> changes = new Earliest<>(MAX_ENTRIES);
    private final Earliest<Report.UnauditedClassEntry> unaudited = new Earliest<>(MAX_ENTRIES);
    private RunStart start;
    private LogPosition startedAt;
    private Instant from;
    private Instant to;
    private Stop stop;
    private long parts;
    private long lastPart;
    private long sessions;
    private long settled;

    /**
     * Creates the counts of a run.
     *
     * @param first its {@code start} record, or another one if that is missing
     */
    RunTally(LogRecord first) {
        start = RunStart.of(first);
        startedAt = startOf(first);
    }

    /** {@return an order in which {@code start} records precede all others; the first of those is a substitute} */
    private static LogPosition startOf(LogRecord record) {
        return record.type().equals(LogFormat.START)
                ? LogPosition.of(record)
                : new LogPosition(Long.MAX_VALUE, record.file(), record.line(), 0);
    }

    /** Begins a file of the run, or a section of one. */
    void begin(RunPart part, Instant first) {
        open.begin(part.number(), first);
    }

    /** Counts a file of the run. */
    void recordPart(LogRecord begin) {
        parts++;
        lastPart = Math.max(lastPart, begin.number(LogFormat.PART, 1));
        offerStart(RunStart.of(begin), startOf(begin));
    }

    private void offerStart(RunStart other, LogPosition position) {
        if (position.compareTo(startedAt) < 0) {
            start = other;
            startedAt = position;
        }
    }

    /** Findings contain the time of their cause, so records are not ordered by time. */
    void recordTime(Instant time) {
        if (time == null) {
            return;
        }
        if (to == null || time.isAfter(to)) {
            to = time;
        }
        if (from == null || time.isBefore(from)) {
            from = time;
        }
    }

    void recordOpen(LogRecord record, RunPart part) {
        open.recordOpen(record, part.number());
    }

    void recordSession(LogRecord record, double heldMs, Instant closed) {
        sessions++;
        open.recordSession(record, heldMs, closed);
    }

    void recordResolved(LogRecord record) {
        if (record.flag(LogFormat.WITHDRAWN)) {
            open.recordWithdrawn(record);
        }
    }

    void recordOptionsChanged(LogRecord record) {
        Map<String, String> before = record.pairs(LogFormat.BEFORE);
        LogPosition position = LogPosition.of(record);
        int index = 0;
        for (Map.Entry<String, String> option : record.pairs(LogFormat.OPTIONS).entrySet()) {
            changes.add(
                    new Report.OptionChange(
                            record.time(),
                            option.getKey(),
                            before.getOrDefault(option.getKey(), ""),
                            option.getValue()),
                    position.at(index++));
        }
    }

    void recordUnaudited(LogRecord record) {
        unaudited.add(
                new Report.UnauditedClassEntry(record.text(LogFormat.CLASS), record.text(LogFormat.REASON)),
                LogPosition.of(record));
    }

    void addSummarised(long more) {
        sessions += more;
    }

    void recordStop(LogRecord record) {
        offerStop(new Stop(
                LogPosition.of(record), record.number(LogFormat.SESSIONS, 0), record.number(LogFormat.UNTRACKED, 0)));
    }

    private void offerStop(Stop other) {
        if (stop == null || other.position.compareTo(stop.position) > 0) {
            stop = other;
        }
    }

    @Override
    public void merge(RunTally other) {
        offerStart(other.start, other.startedAt);
        if (other.from != null) {
            recordTime(other.from);
            recordTime(other.to);
        }
        if (other.stop != null) {
            offerStop(other.stop);
        }
        parts += other.parts;
        lastPart = Math.max(lastPart, other.lastPart);
        sessions += other.sessions;
        settled += other.settled;
        changes.merge(other.changes);
        unaudited.merge(other.unaudited);
        open.merge(other.open);
        findings.merge(other.findings, (number, finding) -> {});
    }

    /** Makes it the row of several runs, in which numbers of sessions and findings are not unique. */
    void settle() {
        settled += unfinished().size();
        open = new UnfinishedSessions();
        findings = new RunFindings();
    }

    /** {@return the number of missing files before the last given one} */
    private long missingParts() {
        return Math.max(0, lastPart - parts);
    }

    /** {@return the numbers of its findings} */
    RunFindings findings() {
        return findings;
    }

    long sessions() {
        return sessions;
    }

    /** {@return the sessions without an end} */
    Collection<UnfinishedSessions.UnfinishedSession> unfinished() {
        return stop == null ? open.sessions() : List.of();
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
        return from == null ? 0 : EpochMicros.of(to) - EpochMicros.of(from);
    }

    /** {@return where it begins} */
    LogPosition begin() {
        return from == null
                ? startedAt
                : new LogPosition(EpochMicros.of(from), startedAt.file(), startedAt.line(), startedAt.index());
    }

    /** {@return how many sessions its end states that are not in the log, or null if nothing is missing} */
    LogProblem difference() {
        long lost = stop == null || missingParts() > 0 ? 0 : stop.sessions - sessions;
        return lost == 0
                ? null
                : new LogProblem(
                        stop.position.file(),
                        stop.position.line(),
                        "counts " + Math.abs(lost) + (lost > 0 ? " more" : " fewer")
                                + " sessions than the lines and summaries of its run: part of the log is missing"
                                + " or duplicated");
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
                stop != null,
                missingParts(),
                sessions,
                settled + unfinished().size(),
                stop == null ? 0 : stop.untracked,
                changes.values(),
                unaudited.values());
    }
}

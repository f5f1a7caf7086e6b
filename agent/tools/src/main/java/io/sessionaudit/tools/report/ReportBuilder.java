package io.sessionaudit.tools.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.RunIndex;
import io.sessionaudit.tools.input.SitePlaces;

/**
 * Reads logs record by record and keeps counts by kind, place and source, not the records. Its size depends on the
 * number of places, up to limits also of runs and sources, not on the length of the logs. Not threadsafe.
 */
public final class ReportBuilder {
    /** The row of the sources beyond {@link #MAX_SOURCES}, each of which needs a histogram. */
    static final String OTHERS = "others";

    static final int MAX_SOURCES = 1_000;

    /** The number of sources with a histogram that is fast, and large. */
    private static final int MAX_FAST_SOURCES = 32;

    private static final int MAX_PROBLEMS = 20;

    private final List<RunTally> runs = new ArrayList<>();
    private final RunIndex<RunTally> runOf = new RunIndex<>(this::begin);
    private final Map<String, SourceTally> sources = new TreeMap<>();
    private final SitePlaces places = new SitePlaces();
    private final FindingTallies findings = new FindingTallies(places);
    private final List<LogProblem> problems = new ArrayList<>();
    private long problemCount;
    private RunTally run;
    private String lastName;
    private SourceTally lastSource;

    /** Adds a record. */
    public void record(LogRecord record) {
        run = runOf.of(record);
        Instant time = record.time();
        run.recordTime(time);
        switch (record.type()) {
            case LogFormat.SOURCE -> source(record).recordSource(record);
            case LogFormat.SITE -> {
                places.record(record);
                findings.recordSite(record);
            }
            case LogFormat.OPEN -> run.recordOpen(record);
            case LogFormat.SESSION -> {
                run.recordSession(record);
                source(record).recordSession(record, run, time);
            }
            case LogFormat.FINDING -> {
                findings.recordFinding(record, run);
                source(record).pool().recordFinding(record, run);
            }
            case LogFormat.RESOLVED -> {
                findings.recordResolved(record, run);
                run.recordResolved(record);
            }
            case LogFormat.SUMMARY -> summary(record);
            case LogFormat.USAGE -> source(record).pool().recordUsage(record);
            case LogFormat.OPTIONS_CHANGED -> run.recordOptionsChanged(record);
            case LogFormat.UNAUDITED -> run.recordUnaudited(record);
            case LogFormat.STOP -> stopped(record);
            case LogFormat.START -> run.recordPart(record);
            default -> {
                // reclaim: findings and sessions already contain it; the reader passes no other type
            }
        }
    }

    /** Adds a problem. */
    public void problem(LogProblem problem) {
        problemCount++;
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** {@return the report} */
    public Report build() {
        runs.forEach(
                each -> each.unfinished().forEach(open -> source(open.source()).recordUnfinished(open, each)));
        List<Report.FindingGroup> groups = findings.groups();
        List<Report.SourceUse> uses = sources.values().stream()
                .map(SourceTally::use)
                .sorted(Comparator.comparingLong(Report.SourceUse::sessions).reversed())
                .toList();
        return new Report(
                Report.VERSION,
                runs.stream().map(RunTally::run).toList(),
                groups,
                uses,
                pools(uses),
                new Report.ReadProblems(problemCount, List.copyOf(problems)),
                verdict(groups));
    }

    /** {@return who used the sources, in the order of the sources} */
    private List<PoolUse> pools(List<Report.SourceUse> uses) {
        return uses.stream()
                .map(use -> sources.get(use.source()).poolUse())
                .filter(pool -> !pool.places().isEmpty() || pool.waits().findings() > 0)
                .toList();
    }

    private RunTally begin(LogRecord first) {
        RunTally begun = new RunTally(first);
        runs.add(begun);
        return begun;
    }

    private void summary(LogRecord record) {
        run.addSummarised(record.number(LogFormat.SESSIONS, 0));
        source(record).recordSummary(record);
        findings.recordSummary(record);
    }

    private void stopped(LogRecord record) {
        long lost = run.recordStop(record);
        if (lost != 0) {
            problem(new LogProblem(
                    record.file(),
                    record.line(),
                    "counts " + Math.abs(lost) + (lost > 0 ? " more" : " fewer")
                            + " sessions than the lines and summaries of its run: part of the log is missing"
                            + " or duplicated"));
        }
    }

    private Report.ReportVerdict verdict(List<Report.FindingGroup> groups) {
        Map<String, Long> severities = new LinkedHashMap<>(); // groups are sorted, worst first
        groups.forEach(group -> severities.merge(group.severity(), group.count(), Long::sum));
        long found = groups.stream().mapToLong(Report.FindingGroup::count).sum();
        String outcome = runs.isEmpty() ? "nothing-readable" : found > 0 ? "findings" : "no-findings";
        long sessions = runs.stream().mapToLong(RunTally::sessions).sum();
        return new Report.ReportVerdict(outcome, found, severities, sessions);
    }

    private SourceTally source(LogRecord record) {
        return source(record.text(LogFormat.SOURCE));
    }

    /** Consecutive records usually have the same source. */
    private SourceTally source(String name) {
        if (lastSource != null && lastName.equals(name)) {
            return lastSource;
        }
        String row = sources.size() < MAX_SOURCES || sources.containsKey(name) ? name : OTHERS;
        lastName = name;
        lastSource =
                sources.computeIfAbsent(row, made -> new SourceTally(made, places, sources.size() >= MAX_FAST_SOURCES));
        return lastSource;
    }
}

package io.sessionaudit.tools.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * What a report counts by kind, place, source and run in a part of the logs: any files, or sections of files whose
 * records are added in their order. {@link #merge} is associative and commutative, and the report of merged parts
 * equals that of the whole. Its size depends on the number of places, up to limits also of runs and sources, not on the
 * length of the logs. Not threadsafe.
 */
public final class ReportTallies implements Mergeable<ReportTallies> {
    /** The row of everything beyond a limit, such as the sources, each of which needs a histogram. */
    static final String OTHERS = "others";

    static final int MAX_SOURCES = 1_000;

    private static final long serialVersionUID = 1;

    /** The number of sources with a histogram that is fast, and large. */
    private static final int MAX_FAST_SOURCES = 32;

    private final RunTallies runs = new RunTallies();
    private final BoundedTallies<String, SourceTally> sources = new BoundedTallies<>(MAX_SOURCES);
    private final SourceTally otherSources = new SourceTally(OTHERS, true);
    private final SiteDefinitions sites = new SiteDefinitions();
    private final FindingTallies findings = new FindingTallies();
    private final ProblemTally problems = new ProblemTally();
    private transient String lastName;
    private transient SourceTally lastSource;

    /** Creates empty tallies. */
    public ReportTallies() {}

    /**
     * Adds a record.
     *
     * @param part what it belongs to
     */
    public void record(LogRecord record, RunPart part) {
        RunTally run = runs.of(record, part, this::finish);
        Instant time = record.time();
        run.recordTime(time);
        switch (record.type()) {
            case LogFormat.SOURCE -> source(record).recordSource(record);
            case LogFormat.SITE -> sites.record(record);
            case LogFormat.OPEN -> run.recordOpen(record, part);
            case LogFormat.SESSION -> {
                double heldMs = record.decimal(LogFormat.HELD_MS, 0);
                run.recordSession(record, heldMs, time);
                source(record).recordSession(record, part.run(), time, heldMs);
            }
            case LogFormat.FINDING -> {
                GroupIdentity group = findings.recordFinding(record, part.run());
                run.findings().recordFinding(record, group, findings::adjust);
                source(record).pool().recordFinding(record, part.run());
            }
            case LogFormat.RESOLVED -> {
                run.findings().recordResolved(record, findings::adjust);
                run.recordResolved(record);
            }
            case LogFormat.SUMMARY -> {
                run.addSummarised(record.number(LogFormat.SESSIONS, 0));
                source(record).recordSummary(record);
                findings.recordSummary(record, part.run());
            }
            case LogFormat.USAGE -> source(record).pool().recordUsage(record);
            case LogFormat.OPTIONS_CHANGED -> run.recordOptionsChanged(record);
            case LogFormat.UNAUDITED -> run.recordUnaudited(record);
            case LogFormat.STOP -> run.recordStop(record);
            case LogFormat.START -> run.recordPart(record);
            default -> {
                // reclaim: findings and sessions already contain it; export: not about sessions
            }
        }
    }

    /** Adds a problem. */
    public void problem(LogProblem problem) {
        problems.add(problem);
    }

    @Override
    public void merge(ReportTallies other) {
        lastSource = null;
        findings.merge(other.findings);
        sources.merge(other.sources, this::combine);
        otherSources.merge(other.otherSources);
        runs.merge(other.runs, this::finish);
        sites.merge(other.sites);
        problems.merge(other.problems);
    }

    /** {@return the report} Nothing may be added afterwards. */
    public Report report() {
        lastSource = null;
        findings.trim();
        sites.trim();
        runs.finish(this::finish);
        sources.trim(this::combine);
        List<SourceTally> rows = new ArrayList<>(sources.map().values());
        if (!otherSources.isEmpty()) {
            rows.add(otherSources);
        }
        rows.sort(SourceTally.MOST_SESSIONS_FIRST);
        List<Report.FindingGroup> groups = findings.groups(sites, runs.count());
        return new Report(
                Report.VERSION,
                runs.rows().stream().map(RunTally::run).toList(),
                groups,
                rows.stream().map(SourceTally::use).toList(),
                rows.stream()
                        .map(row -> row.poolUse(sites, runs))
                        .filter(pool -> !pool.places().isEmpty() || pool.waits().findings() > 0)
                        .toList(),
                problems.problems(),
                verdict(groups),
                ServiceUse.of(runs));
    }

    private Report.ReportVerdict verdict(List<Report.FindingGroup> groups) {
        Map<String, Long> severities = new LinkedHashMap<>(); // groups are sorted, worst first
        groups.forEach(group -> severities.merge(group.severity(), group.count(), Long::sum));
        long found = groups.stream().mapToLong(Report.FindingGroup::count).sum();
        List<RunTally> rows = runs.rows();
        String outcome = rows.isEmpty() ? "nothing-readable" : found > 0 ? "findings" : "no-findings";
        long sessions = rows.stream().mapToLong(RunTally::sessions).sum();
        return new Report.ReportVerdict(outcome, found, severities, sessions, runs.count());
    }

    /** Relates records of a run that may have been in several parts; of the run, nothing more is expected. */
    private void finish(RunKey key, RunTally run) {
        run.findings().forEach(findings::adjust);
        run.unfinished().forEach(open -> source(open.source()).recordUnfinished(open, key, run.to()));
        LogProblem difference = run.difference();
        if (difference != null) {
            problems.add(difference);
        }
    }

    private void combine(String name, SourceTally source) {
        otherSources.merge(source);
    }

    private SourceTally source(LogRecord record) {
        return source(record.text(LogFormat.SOURCE));
    }

    /** Consecutive records usually have the same source. */
    private SourceTally source(String name) {
        if (lastSource == null || !lastName.equals(name)) {
            SourceTally known = sources.get(name);
            boolean compact = sources.map().size() >= MAX_FAST_SOURCES;
            lastSource = known != null ? known : sources.add(name, new SourceTally(name, compact), this::combine);
            lastName = name;
        }
        return lastSource;
    }
}

package io.sessionaudit.tools.html;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.Version;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.BoundedMaps;
import io.sessionaudit.tools.input.EpochMicros;
import io.sessionaudit.tools.input.RunIndex;
import io.sessionaudit.tools.input.RunStart;
import io.sessionaudit.tools.report.Report;

/**
 * Reads logs record by record and keeps what the page shows in addition to the {@link Report}: single sessions up to a
 * limit, findings with their evidence, held times by place, and the number of open sessions over time. Bounded. Not
 * threadsafe.
 */
public final class PageBuilder {
    /** The maximum number of sessions on a page; a page of more shows a sample. */
    public static final int MAX_SESSIONS = 100_000;

    private static final int MAX_FINDINGS = 5_000;

    private final SessionSample sample;
    private final ShownFindings findings = new ShownFindings(MAX_FINDINGS);
    private final HeldByPlace held = new HeldByPlace();
    private final UseOverTime use = new UseOverTime();
    private final SiteTexts sites = new SiteTexts();
    private final Map<SessionBar.SessionKey, LogRecord> unfinished = BoundedMaps.map(MAX_SESSIONS);
    private final List<RunStart> runs = new ArrayList<>();
    private final RunIndex<Integer> runNumbers = new RunIndex<>(this::begin);
    private final Map<Integer, Instant> ends = new HashMap<>();

    /** Creates a builder of a page with at most {@link #MAX_SESSIONS} sessions. */
    public PageBuilder() {
        this(MAX_SESSIONS);
    }

    PageBuilder(int sessionsShown) {
        sample = new SessionSample(sessionsShown);
    }

    /** Adds a record. */
    public void record(LogRecord record) {
        int run = run(record);
        switch (record.type()) {
            case LogFormat.SITE -> sites.record(record);
            case LogFormat.OPEN -> unfinished.put(key(run, record), record);
            case LogFormat.SESSION -> {
                unfinished.remove(key(run, record));
                ended(SessionBar.ended(run, record));
            }
            case LogFormat.FINDING -> {
                findings.add(run, record);
                if (record.has(LogFormat.SESSION)) {
                    sample.recordFinding(key(run, record));
                }
            }
            case LogFormat.RESOLVED -> {
                findings.resolved(run, record);
                if (record.flag(LogFormat.WITHDRAWN)) {
                    unfinished.remove(key(run, record));
                }
            }
            case LogFormat.STOP -> unfinished.keySet().removeIf(key -> key.run() == run);
            default -> {
                // start is handled by run(); source, summary and usage are only for the report
            }
        }
    }

    /** {@return the page} */
    Page build(Report report) {
        unfinished.forEach((key, record) -> {
            Instant end = ends.get(key.run());
            if (end != null) {
                ended(SessionBar.unfinished(key.run(), record, EpochMicros.of(end)));
            }
        });
        ColumnBuilder columns = new ColumnBuilder(sample.sessions());
        Page.SessionColumns sessions = columns.sessions(sample.seen());
        report.findings().forEach(group -> group.sites().forEach(columns.sites::of));
        List<HeldByPlace.Distribution> distributions = held.distributions();
        findings.findings()
                .forEach(fields -> fields.values().forEach(value -> {
                    if (value instanceof String text && sites.contains(text)) {
                        columns.sites.of(text);
                    }
                }));
        return new Page(
                Version.current(),
                Headline.of(report),
                report,
                runs.stream().map(PageBuilder::describe).toList(),
                columns.threads.list(),
                columns.sources.list(),
                columns.sites.list().stream().map(sites::text).toList(),
                sessions,
                findings.findings(),
                findings.leftOut(),
                distributions,
                use.series());
    }

    private void ended(SessionBar bar) {
        if (bar == null) {
            return;
        }
        sample.add(bar);
        String place = sites.where(bar.site());
        held.add(place, bar.heldMicros());
        use.add(bar.source(), place, bar.openedMicros(), bar.heldMicros());
    }

    private int run(LogRecord record) {
        int run = runNumbers.of(record);
        Instant time = record.time();
        if (time != null) {
            ends.merge(run, time, (one, other) -> one.isAfter(other) ? one : other);
        }
        return run;
    }

    private int begin(LogRecord first) {
        runs.add(RunStart.of(first));
        return runs.size() - 1;
    }

    private static SessionBar.SessionKey key(int run, LogRecord record) {
        return new SessionBar.SessionKey(run, record.number(LogFormat.SESSION, 0));
    }

    private static Page.RunIdentity describe(RunStart start) {
        return new Page.RunIdentity(start.file(), start.host(), start.pid(), start.main());
    }
}

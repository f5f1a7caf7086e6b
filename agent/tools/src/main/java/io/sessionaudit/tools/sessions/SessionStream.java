package io.sessionaudit.tools.sessions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.BoundedMaps;
import io.sessionaudit.tools.input.EpochMicros;
import io.sessionaudit.tools.input.RunIndex;
import io.sessionaudit.tools.input.RunStart;
import io.sessionaudit.tools.input.SitePlace;
import io.sessionaudit.tools.input.SitePlaces;

/**
 * Creates sessions from records. A session is passed on when it ends; those without an end are passed on last. If only
 * sessions with findings are wanted, ended sessions are kept for a while, since some findings follow later. Keeps a
 * bounded number of sites and sessions. Not threadsafe.
 */
public final class SessionStream {
    private final Predicate<String> kinds;
    private final Consumer<SessionRow> rows;
    private final List<RunSessions> all = new ArrayList<>();
    private final RunIndex<RunSessions> runs = new RunIndex<>(this::begin);
    private final SitePlaces places = new SitePlaces();

    /** The sessions of one run. */
    private static final class RunSessions {
        private final RunStart start;
        private final Map<Long, LogRecord> open = BoundedMaps.map();
        private final Map<Long, Boolean> wanted = BoundedMaps.map();
        private final Map<Long, SessionRow> ended = BoundedMaps.map();
        private Instant last;

        RunSessions(LogRecord first) {
            start = RunStart.of(first);
        }
    }

    /**
     * Creates a stream of sessions.
     *
     * @param kinds the kinds of findings that sessions must have; null for all sessions
     * @param rows receives the sessions
     */
    public SessionStream(Predicate<String> kinds, Consumer<SessionRow> rows) {
        this.kinds = kinds;
        this.rows = rows;
    }

    /** Adds a record; {@return the start of its run} */
    public RunStart record(LogRecord record) {
        RunSessions run = runs.of(record);
        Instant time = record.time();
        run.last = time == null ? run.last : time;
        switch (record.type()) {
            case LogFormat.SITE -> places.record(record);
            case LogFormat.OPEN -> run.open.put(number(record), record);
            case LogFormat.SESSION -> {
                run.open.remove(number(record));
                ended(run, row(run, record, record.decimal(LogFormat.HELD_MS, 0)));
            }
            case LogFormat.FINDING -> finding(run, record);
            case LogFormat.RESOLVED -> {
                if (record.flag(LogFormat.WITHDRAWN)) {
                    run.open.remove(number(record));
                }
            }
            case LogFormat.STOP -> run.open.clear();
            default -> {
                // not about a single session
            }
        }
        return run.start;
    }

    /** {@return the place of a record, or null if no site of the records so far has it} */
    SitePlace placeOf(LogRecord record) {
        return places.of(record);
    }

    /** Passes on the sessions without an end. */
    public void finish() {
        for (RunSessions run : all) {
            for (LogRecord open : run.open.values()) {
                Instant opened = open.time(LogFormat.OPENED);
                double held = opened == null || run.last == null
                        ? 0
                        : Math.max(0, EpochMicros.of(run.last) - EpochMicros.of(opened)) / 1e3;
                SessionRow row = row(run, open, held);
                if (kinds == null || run.wanted.containsKey(number(open))) {
                    rows.accept(row);
                }
            }
        }
    }

    private RunSessions begin(LogRecord first) {
        RunSessions run = new RunSessions(first);
        all.add(run);
        return run;
    }

    private SessionRow row(RunSessions run, LogRecord record, double held) {
        return new SessionRow(record, run.start, places.ofSite(record.text(LogFormat.SITE)), held);
    }

    private void ended(RunSessions run, SessionRow row) {
        if (kinds == null || run.wanted.remove(number(row.record())) != null) {
            rows.accept(row);
        } else {
            run.ended.put(number(row.record()), row);
        }
    }

    private void finding(RunSessions run, LogRecord finding) {
        if (kinds == null || !kinds.test(finding.text(LogFormat.KIND)) || !finding.has(LogFormat.SESSION)) {
            return;
        }
        SessionRow late = run.ended.remove(number(finding));
        if (late == null) {
            run.wanted.put(number(finding), true);
        } else {
            rows.accept(late);
        }
    }

    private static long number(LogRecord record) {
        return record.number(LogFormat.SESSION, 0);
    }
}

package io.sessionaudit.tools.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.log.reader.LogRecord;

/** Counts the findings of one kind at one site. */
final class FindingTally {
    private static final int MAX_SOURCES = 5;

    private final String kind;
    private final String site;
    private final FindingTallies.LeadingFrames frames;
    private final Set<String> sources = new LinkedHashSet<>();
    private long count;
    private long resolved;
    private Severity severity;
    private Instant first;
    private Instant last;
    private String message;
    private String remedy;

    FindingTally(String kind, String site, FindingTallies.LeadingFrames frames) {
        this.kind = kind;
        this.site = site;
        this.frames = frames;
    }

    /** Adds to the count; -1 for a withdrawn finding. */
    void addCount(long more) {
        count += more;
    }

    void addResolved(long more) {
        resolved += more;
    }

    /** Keeps message and remedy of the worst finding. */
    void recordFinding(LogRecord record) {
        recordOccurrence(record);
        Severity found = Severity.of(record.text(LogFormat.SEVERITY));
        if (severity == null || found.compareTo(severity) > 0) {
            severity = found;
            message = record.text(LogFormat.MESSAGE);
            remedy = record.text(LogFormat.REMEDY);
        }
    }

    void recordOccurrence(LogRecord record) {
        if (sources.size() < MAX_SOURCES) {
            sources.add(record.text(LogFormat.SOURCE));
        }
        Instant time = record.time();
        if (time == null) {
            return;
        }
        first = first == null || time.isBefore(first) ? time : first;
        last = last == null || time.isAfter(last) ? time : last;
    }

    long count() {
        return count;
    }

    /** {@return the worst severity; warning if all findings were only counted} */
    Severity severity() {
        return severity == null ? Severity.WARNING : severity;
    }

    Report.FindingGroup group() {
        FindingKind known = FindingKind.ofLabel(kind);
        return new Report.FindingGroup(
                kind,
                known == null ? kind : known.title(),
                severity().label(),
                count,
                resolved,
                site,
                frames.first(),
                frames.leftOut(),
                new ArrayList<>(sources),
                first,
                last,
                message,
                remedy);
    }
}

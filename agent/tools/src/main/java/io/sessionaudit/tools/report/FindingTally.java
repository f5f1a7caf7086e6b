package io.sessionaudit.tools.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.SitePlace;

/** Counts the findings of one kind at one place. */
final class FindingTally {
    private static final int MAX_SOURCES = 5;
    private static final int MAX_SITES = 5;
    private static final int MAX_LIBRARIES = 10;

    private final String kind;
    private final SitePlace place;
    private final Set<String> sites = new HashSet<>();
    private final List<String> firstSites = new ArrayList<>();
    private final Set<String> through = new LinkedHashSet<>();
    private Callers callers = Callers.NONE;
    private final Set<String> sources = new LinkedHashSet<>();
    private long statedStacks;
    private long count;
    private long resolved;
    private Severity severity;
    private Instant first;
    private Instant last;
    private String message;
    private String remedy;

    /**
     * Creates a tally.
     *
     * @param place null if it is not known, or for all places beyond a limit
     */
    FindingTally(String kind, SitePlace place) {
        this.kind = kind;
        this.place = place;
    }

    /**
     * Counts the stack of a finding.
     *
     * @param site its id; null if it was not captured
     * @param found the place of the finding, or null
     * @param ofSite its callers, or null
     * @return whether it is another one
     */
    boolean recordStack(String site, SitePlace found, Callers ofSite) {
        if (site == null || !sites.add(site)) {
            return false;
        }
        if (firstSites.size() < MAX_SITES) {
            firstSites.add(site);
        }
        if (found != null && through.size() < MAX_LIBRARIES) {
            through.addAll(found.through());
        }
        if (callers == Callers.NONE && ofSite != null) {
            callers = ofSite;
        }
        return true;
    }

    /** Adds to the count; -1 for a withdrawn finding. */
    void addCount(long more) {
        count += more;
    }

    /** Records the number of stacks that a summary states, whose findings have no records of their own. */
    void recordStacks(long stated) {
        statedStacks = Math.max(statedStacks, stated);
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
                place == null ? null : place.frame(),
                place == null ? null : place.kind(),
                List.copyOf(through),
                Math.max(sites.size(), statedStacks),
                firstSites.isEmpty() ? null : firstSites.get(0),
                List.copyOf(firstSites),
                callers.first(),
                callers.leftOut(),
                new ArrayList<>(sources),
                first,
                last,
                message,
                remedy);
    }
}

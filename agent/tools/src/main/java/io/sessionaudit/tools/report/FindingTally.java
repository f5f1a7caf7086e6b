package io.sessionaudit.tools.report;

import java.time.Instant;
import java.util.List;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.SitePlace;

/** Counts the findings of one kind at one place. Not threadsafe. */
final class FindingTally implements Mergeable<FindingTally> {
    private static final long serialVersionUID = 1;
    private static final int MAX_SOURCES = 5;
    private static final int MAX_SITES = 5;
    private static final int MAX_LIBRARIES = 10;

    private final Earliest<SitePlace> place = new Earliest<>(1);
    private final Earliest<String> sites = new Earliest<>(MAX_SITES);
    private final Earliest<String> through = new Earliest<>(MAX_LIBRARIES);
    private final Earliest<String> sources = new Earliest<>(MAX_SOURCES);
    private final RunCount runs = new RunCount();
    private long statedStacks;
    private long count;
    private long resolved;
    private Severity severity;
    private LogPosition worst;
    private Instant first;
    private Instant last;
    private String message;
    private String remedy;

    /** Adds to the count; less than 0 for withdrawn findings. */
    void addCount(long more) {
        count += more;
    }

    void addResolved(long more) {
        resolved += more;
    }

    /** Records the number of stacks that a summary states, whose findings have no records of their own. */
    void recordStacks(long stated) {
        statedStacks = Math.max(statedStacks, stated);
    }

    /** Sets the place of a group of a site, from the definition of that. */
    void define(SiteDefinitions.Definition definition) {
        recordPlace(definition.place(), definition.position());
    }

    /** Keeps message and remedy of the worst finding. */
    void recordFinding(LogRecord record, LogPosition position, RunKey run) {
        recordOccurrence(record, position, run);
        offer(
                Severity.of(record.text(LogFormat.SEVERITY)),
                position,
                record.text(LogFormat.MESSAGE),
                record.text(LogFormat.REMEDY));
    }

    /** Records what findings with and without a record of their own have in common. */
    void recordOccurrence(LogRecord record, LogPosition position, RunKey run) {
        runs.add(run);
        sites.add(record.text(LogFormat.SITE), position);
        sources.add(record.text(LogFormat.SOURCE), position);
        SitePlace stated = GroupIdentity.statedPlace(record);
        if (stated != null) {
            recordPlace(stated, position);
        }
        Instant time = record.time();
        if (time != null) {
            recordTimes(time, time);
        }
    }

    private void recordPlace(SitePlace found, LogPosition position) {
        place.add(found, position);
        for (int i = 0; i < found.through().size(); i++) {
            through.add(found.through().get(i), position.at(i));
        }
    }

    private void recordTimes(Instant from, Instant to) {
        first = first == null || from.isBefore(first) ? from : first;
        last = last == null || to.isAfter(last) ? to : last;
    }

    private void offer(Severity found, LogPosition position, String what, String fix) {
        int compared = severity == null ? 1 : found.compareTo(severity);
        if (compared > 0 || compared == 0 && position.compareTo(worst) < 0) {
            severity = found;
            worst = position;
            message = what;
            remedy = fix;
        }
    }

    @Override
    public void merge(FindingTally other) {
        place.merge(other.place);
        sites.merge(other.sites);
        through.merge(other.through);
        sources.merge(other.sources);
        runs.merge(other.runs);
        recordStacks(other.statedStacks);
        count += other.count;
        resolved += other.resolved;
        if (other.severity != null) {
            offer(other.severity, other.worst, other.message, other.remedy);
        }
        if (other.first != null) {
            recordTimes(other.first, other.last);
        }
    }

    /** {@return this tally as a part of one of several places} */
    FindingTally withoutPlace() {
        FindingTally several = new FindingTally();
        several.sources.merge(sources);
        several.runs.merge(runs);
        several.count = count;
        several.resolved = resolved;
        several.severity = severity;
        several.worst = worst;
        several.message = message;
        several.remedy = remedy;
        several.first = first;
        several.last = last;
        return several;
    }

    /**
     * {@return the group}
     *
     * @param kind null for all unknown kinds
     * @param stacks the number of different stacks, at least
     * @param jvms the number of all runs
     */
    Report.FindingGroup group(String kind, long stacks, SiteDefinitions definitions, long jvms) {
        FindingKind known = FindingKind.ofLabel(kind);
        SitePlace found = place.first();
        List<String> firstSites = sites.values();
        Callers callers = firstSites.stream()
                .map(definitions::of)
                .filter(definition -> definition != null)
                .map(SiteDefinitions.Definition::callers)
                .findFirst()
                .orElse(Callers.NONE);
        return new Report.FindingGroup(
                kind,
                known == null ? kind : known.title(),
                (severity == null ? Severity.WARNING : severity).label(), // null if all findings were only counted
                count,
                resolved,
                Math.min(runs.value(), Math.min(jvms, count)), // withdrawn findings are not counted
                found == null ? null : found.frame(),
                found == null ? null : found.kind(),
                through.values(),
                Math.max(Math.max(stacks, firstSites.size()), statedStacks),
                firstSites.isEmpty() ? null : firstSites.get(0),
                firstSites,
                callers.first(),
                callers.leftOut(),
                sources.values(),
                first,
                last,
                message,
                remedy);
    }
}

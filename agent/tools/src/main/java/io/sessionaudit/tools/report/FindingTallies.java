package io.sessionaudit.tools.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.BoundedMaps;
import io.sessionaudit.tools.input.SitePlace;
import io.sessionaudit.tools.input.SitePlaces;

/**
 * Findings by kind and place. An escalation is not counted again; counts of summaries are added, withdrawn findings are
 * subtracted. Bounded: findings at places beyond a limit are combined by kind.
 */
final class FindingTallies {
    static final int MAX_GROUPS = 10_000;

    /** The maximum number of stacks that are counted, of all groups together. */
    private static final int MAX_STACKS = 100_000;

    /**
     * What distinguishes a group.
     *
     * @param where the place; without one the site, and without that the source; null for all others
     */
    private record GroupKey(String kind, String where) {}

    private final SitePlaces places;
    private final Map<GroupKey, FindingTally> tallies = new LinkedHashMap<>();
    private final Map<String, Callers> callers = BoundedMaps.map();
    private final Map<String, String> texts = new HashMap<>();
    private long stacks;

    FindingTallies(SitePlaces places) {
        this.places = places;
    }

    void recordSite(LogRecord record) {
        String place = record.text(LogFormat.PLACE);
        callers.put(record.text(LogFormat.SITE), Callers.of(place, record.texts(LogFormat.FRAMES), this::shared));
    }

    void recordFinding(LogRecord record, RunTally run) {
        long number = record.number(LogFormat.FINDING, 0);
        FindingTally tally = tally(record.text(LogFormat.KIND), record);
        // An escalation repeats its finding; it counts only if the earlier record is missing.
        if (!record.has(LogFormat.ESCALATION) || !run.findings().containsKey(number)) {
            tally.addCount(record.number(LogFormat.COUNT, 1));
            run.findings().put(number, tally);
        }
        tally.recordFinding(record);
    }

    void recordResolved(LogRecord record, RunTally run) {
        FindingTally tally = run.findings().get(record.number(LogFormat.FINDING, 0));
        if (tally == null) {
            return;
        }
        if (record.flag(LogFormat.WITHDRAWN)) {
            tally.addCount(-1);
        } else {
            tally.addResolved(1);
        }
    }

    void recordSummary(LogRecord record) {
        record.counts(LogFormat.FINDINGS).forEach((kind, count) -> {
            FindingTally tally = tally(kind, record);
            tally.addCount(count);
            tally.recordStacks(record.number(LogFormat.STACKS, 0));
            tally.recordOccurrence(record);
        });
        record.counts(LogFormat.RESOLVED)
                .forEach((kind, count) -> tally(kind, record).addResolved(count));
    }

    List<Report.FindingGroup> groups() {
        return tallies.values().stream()
                .filter(tally -> tally.count() > 0)
                .sorted(Comparator.comparing(FindingTally::severity)
                        .thenComparing(FindingTally::count)
                        .reversed())
                .map(FindingTally::group)
                .toList();
    }

    private FindingTally tally(String kind, LogRecord record) {
        String site = record.text(LogFormat.SITE);
        SitePlace place = places.of(record);
        String where = place != null
                ? place.frame()
                : site != null ? "site " + site : "source " + record.text(LogFormat.SOURCE);
        GroupKey key = new GroupKey(kind, where);
        FindingTally tally = tallies.get(key);
        boolean isNew = tally == null;
        if (isNew && tallies.size() >= MAX_GROUPS) {
            return tallies.computeIfAbsent(new GroupKey(known(kind), null), made -> new FindingTally(kind, null));
        }
        if (isNew) {
            tally = new FindingTally(kind, place);
            tallies.put(key, tally);
        }
        if ((isNew || stacks < MAX_STACKS) && tally.recordStack(site, place, callers.get(site))) {
            stacks++;
        }
        return tally;
    }

    /** {@return the kind; of all unknown kinds, which a log of a later version may contain, the same} */
    private static String known(String kind) {
        return FindingKind.ofLabel(kind) == null ? null : kind;
    }

    /** Sites share most of their frames. */
    private String shared(String frame) {
        if (texts.size() >= MAX_STACKS) {
            texts.clear();
        }
        return texts.computeIfAbsent(frame, first -> first);
    }
}
